package io.meshsim.net;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The calls that are under way: a row of primitive numbers each.
 *
 * <p>A call is known by its row, a number that is used again once the call is closed. Whoever holds
 * more about a call keeps it under the same number, in arrays of {@link #capacity}. Nothing here
 * allocates, except to grow.
 */
public final class Calls {

    /** The pod of a call that nobody was asked to answer. */
    public static final int NOBODY = -1;

    private static final int FIRST_CAPACITY = 16;

    private final Targets targets = new Targets();
    private long[] roots = {};
    private long[] startedNanos = {};
    private int[] origins = {};
    private int[] asked = {};
    private int[] pods = {};
    private short[] statuses = {};
    private byte[] flags = {};
    private @Nullable Listener[] listeners = {};

    /** Of a row in use, the listener's number; of a free row, the next free one. */
    private int[] tokens = {};

    private int firstFree = -1;

    /** Who made a call. */
    public interface Listener {

        /** The answer is back, or the caller has given up; the call is closed when this returns. */
        void onAnswer(int call);

        /** The caller's pod has stopped: there will be no answer, and the call is closed. */
        void onAbandoned(int call);
    }

    /** What calls ask. */
    public Targets targets() {
        return targets;
    }

    /** Rows that there are, in use or free; rows are below this number. */
    public int capacity() {
        return roots.length;
    }

    /**
     * A new call, not yet sent.
     *
     * @param root number of the request from outside that it serves; from 1
     * @param origin number of the place where it starts
     * @param target number of what is asked, from {@link #targets}
     */
    public int open(long root, int origin, long nowNanos, int target) {
        if (firstFree < 0) {
            grow();
        }
        int call = firstFree;
        firstFree = tokens[call];
        roots[call] = root;
        origins[call] = origin;
        startedNanos[call] = nowNanos;
        asked[call] = target;
        pods[call] = NOBODY;
        end(call, 0, ResponseFlag.NONE);
        return call;
    }

    /** Says who gets the answer; the token is a number of the listener's own. */
    public void answerTo(int call, Listener listener, int token) {
        listeners[call] = listener;
        tokens[call] = token;
    }

    /** A call is tried with a pod, or with {@link #NOBODY}. */
    public void tried(int call, int pod) {
        pods[call] = pod;
    }

    /** How a call ends; the status is 0 if the caller got no answer at all. */
    public void end(int call, int status, ResponseFlag flag) {
        statuses[call] = (short) status;
        flags[call] = (byte) flag.number();
    }

    /** Gives the row back; nobody may name the call any more. */
    public void close(int call) {
        listeners[call] = null;
        tokens[call] = firstFree;
        firstFree = call;
    }

    /** Number of the request from outside that the call serves. */
    public long root(int call) {
        return roots[call];
    }

    /** When it was made. */
    public long startedNanos(int call) {
        return startedNanos[call];
    }

    /** Number of the place where it started. */
    public int origin(int call) {
        return origins[call];
    }

    /** Number of what is asked. */
    public int target(int call) {
        return asked[call];
    }

    /** Number of the pod that answered, or the last that was tried; {@link #NOBODY} if none was. */
    public int pod(int call) {
        return pods[call];
    }

    /** HTTP status; 0 while there is none, or if the caller got no answer at all. */
    public int status(int call) {
        return statuses[call];
    }

    /** Why somebody other than the application answered. */
    public ResponseFlag flag(int call) {
        return ResponseFlag.of(flags[call]);
    }

    /** The listener's own number. */
    public int token(int call) {
        return tokens[call];
    }

    /** Who gets the answer. */
    public Listener listener(int call) {
        Listener listener = listeners[call];
        if (listener == null) {
            throw new AssertionError("call " + call + " is not open, or has nobody to answer to");
        }
        return listener;
    }

    /** Whether the caller got an answer with a status below 500. */
    public boolean succeeded(int call) {
        return statuses[call] > 0 && statuses[call] < 500;
    }

    private void grow() {
        int from = roots.length;
        int to = Math.max(FIRST_CAPACITY, Math.multiplyExact(from, 2));
        roots = Arrays.copyOf(roots, to);
        startedNanos = Arrays.copyOf(startedNanos, to);
        origins = Arrays.copyOf(origins, to);
        asked = Arrays.copyOf(asked, to);
        pods = Arrays.copyOf(pods, to);
        statuses = Arrays.copyOf(statuses, to);
        flags = Arrays.copyOf(flags, to);
        listeners = Arrays.copyOf(listeners, to);
        tokens = Arrays.copyOf(tokens, to);
        for (int call = to - 1; call >= from; call--) {
            close(call);
        }
    }
}
