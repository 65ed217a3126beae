package io.meshsim.part.istiod.context;

import io.meshsim.config.Hostnames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Values by host name, with or without a wildcard; the most specific that covers a name counts. */
final class HostTable<V> {

    private final Map<String, V> exact = new LinkedHashMap<>();
    private final Map<String, V> wildcards = new LinkedHashMap<>();

    V computeIfAbsent(String host, Supplier<V> maker) {
        Map<String, V> part = host.startsWith("*") ? wildcards : exact;
        return part.computeIfAbsent(host, ignored -> maker.get());
    }

    /** Keeps the first value of a host. */
    void putIfAbsent(String host, V value) {
        computeIfAbsent(host, () -> value);
    }

    @Nullable V mostSpecific(String hostname, Predicate<V> usable) {
        V same = (hostname.startsWith("*") ? wildcards : exact).get(hostname);
        if (same != null && usable.test(same)) {
            return same;
        }
        String longest = "";
        V best = null;
        for (Map.Entry<String, V> entry : wildcards.entrySet()) {
            String host = entry.getKey();
            if (host.length() > longest.length()
                    && Hostnames.isCoveredBy(hostname, host)
                    && usable.test(entry.getValue())) {
                longest = host;
                best = entry.getValue();
            }
        }
        return best;
    }
}
