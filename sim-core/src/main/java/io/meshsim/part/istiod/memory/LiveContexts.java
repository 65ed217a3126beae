package io.meshsim.part.istiod.memory;

import java.util.Map;
import java.util.TreeMap;

/**
 * Push contexts that somebody still refers to: the newest, and those that proxies were last brought
 * up to date with.
 *
 * <p>Simplified: of a context that takes over the indexes of the one before it, what was made anew
 * counts, even when the one before is gone.
 */
final class LiveContexts {

    private static final class Context {
        private final long bytes;
        private int users = 1;

        private Context(long bytes) {
            this.bytes = bytes;
        }
    }

    private final Map<String, Context> contexts = new TreeMap<>();
    private String newest = "";
    private long bytes;

    /** Bytes of all of them. */
    long bytes() {
        return bytes;
    }

    int size() {
        return contexts.size();
    }

    /** There is a new one, which takes the place of the newest. */
    void made(String version, long itsBytes) {
        contexts.put(version, new Context(itsBytes));
        bytes += itsBytes;
        release(newest);
        newest = version;
    }

    void use(String version) {
        Context context = contexts.get(version);
        if (context != null) {
            context.users++;
        }
    }

    void release(String version) {
        Context context = contexts.get(version);
        if (context != null && --context.users == 0) {
            contexts.remove(version);
            bytes -= context.bytes;
        }
    }

    void clear() {
        contexts.clear();
        newest = "";
        bytes = 0;
    }
}
