package io.meshsim.mesh.path;

import io.meshsim.engine.trace.Trace;
import io.meshsim.mesh.measure.RequestLedger;
import io.meshsim.net.Caller;
import io.meshsim.net.Calls;
import io.meshsim.net.Place;
import io.meshsim.part.proxy.Proxy;
import io.meshsim.part.proxy.Serving;
import io.meshsim.part.proxy.route.Peer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The places where calls start or end, by number: pods, and callers outside.
 *
 * <p>A pod that starts again under its old name gets a new number, so that a call knows which of
 * the two it is about. What every call needs of its pods lies side by side in arrays: a big mesh
 * has more pods than a cache has room for their objects.
 */
final class Origins {

    private static final int ROW = 6;
    private static final int NODE = 1;
    private static final int TRACE_NAME = 2;
    private static final int SOURCE = 3;
    private static final int DESTINATION = 4;
    private static final int RESTARTS = 5;

    /** States. */
    private static final int STOPPED = 1;

    private static final int GATEWAY = 2;
    private static final int DEAF = 4;
    private static final int ASKS_AGENT = 8;

    private final Trace trace;
    private final RequestLedger ledger;
    private final List<Caller> callers = new ArrayList<>();
    private final List<@Nullable PodProcess> processes = new ArrayList<>();
    private final Map<Caller, Integer> outside = new LinkedHashMap<>();
    private final Map<String, Integer> nodeNumbers = new LinkedHashMap<>();

    /**
     * Of each place, side by side: state, node, its numbers in the trace and the ledger, and
     * restarts.
     */
    private int[] rows = new int[16 * ROW];

    private @Nullable PodPasses[] passes = new PodPasses[16];
    private @Nullable Serving[] serving = new Serving[16];

    Origins(Trace trace, RequestLedger ledger) {
        this.trace = trace;
        this.ledger = ledger;
    }

    /** The number of a new place, for what is about to start. */
    int add(Caller caller) {
        int number = callers.size();
        if (number == passes.length) {
            grow();
        }
        callers.add(caller);
        processes.add(null);
        rows[number * ROW + NODE] = node(caller.place().node());
        rows[number * ROW + TRACE_NAME] = trace.name(caller.place().name());
        rows[number * ROW + SOURCE] = ledger.source(caller.workload());
        return number;
    }

    /** A process starts at its place. */
    void runs(PodProcess process) {
        int number = process.number();
        processes.set(number, process);
        rows[number * ROW] =
                (process.isGateway() ? GATEWAY : 0) | (process.dns() == null ? 0 : ASKS_AGENT);
        rows[number * ROW + DESTINATION] = process.destination();
        passes[number] = process.passes();
        Proxy proxy = process.proxy();
        serving[number] = proxy == null ? null : proxy.serving();
    }

    /** What ran at a place does not any more. */
    void stopped(int number) {
        rows[number * ROW] |= STOPPED;
    }

    /** The number of a caller in no pod. */
    int outside(Caller caller) {
        return outside.computeIfAbsent(caller, this::add);
    }

    Caller caller(int number) {
        return callers.get(number);
    }

    Place place(int number) {
        return caller(number).place();
    }

    /** The process at a number that is a pod's. */
    PodProcess process(int number) {
        return Objects.requireNonNull(processes.get(number));
    }

    /** Who a pod is to peers with which its proxy speaks mutual TLS. */
    Peer peer(int number) {
        return process(number).peer();
    }

    /** Who a place is to peers that see its address alone. */
    Peer stranger(int number) {
        PodProcess process = processes.get(number);
        return process == null ? Peer.UNKNOWN : process.stranger();
    }

    /** False if it was a pod that has stopped. */
    boolean isThere(int number) {
        return (rows[number * ROW] & STOPPED) == 0;
    }

    /** How often its proxy has started again. */
    int restarts(int number) {
        return rows[number * ROW + RESTARTS];
    }

    /** Its proxy starts again. */
    void restarted(int number) {
        rows[number * ROW + RESTARTS]++;
    }

    /** Whether its agent answers its DNS questions. */
    boolean asksAgent(int number) {
        return (rows[number * ROW] & ASKS_AGENT) != 0;
    }

    /** Whether it takes connections. */
    boolean listens(int number) {
        return (rows[number * ROW] & (STOPPED | DEAF)) == 0;
    }

    /** Whether its proxy is down, so that no connection comes or goes. */
    boolean isDeaf(int number) {
        return (rows[number * ROW] & DEAF) != 0;
    }

    /** Its proxy goes down, or comes back. */
    void deaf(int number, boolean isDeaf) {
        int state = rows[number * ROW];
        rows[number * ROW] = isDeaf ? state | DEAF : state & ~DEAF;
    }

    /** Whether it only passes requests on. */
    boolean isGateway(int number) {
        return (rows[number * ROW] & GATEWAY) != 0;
    }

    /** The passes of its packets; null outside. */
    @Nullable PodPasses passes(int number) {
        return passes[number];
    }

    /** The workers of its proxy; null if it has none. */
    @Nullable Serving serving(int number) {
        return serving[number];
    }

    /** The trace's number for its name. */
    int traceName(int number) {
        return rows[number * ROW + TRACE_NAME];
    }

    /** The request ledger's number for its workload, where it calls. */
    int source(int number) {
        return rows[number * ROW + SOURCE];
    }

    /** The request ledger's number for its workload and version, where it answers. */
    int destination(int number) {
        return rows[number * ROW + DESTINATION];
    }

    /** Whether packets from one to the other stay on a node; {@link Calls#NOBODY} is on none. */
    boolean onOneNode(int from, int to) {
        return to == Calls.NOBODY
                ? place(from).node().isEmpty()
                : rows[from * ROW + NODE] == rows[to * ROW + NODE];
    }

    private int node(String name) {
        return nodeNumbers.computeIfAbsent(name, ignored -> nodeNumbers.size());
    }

    private void grow() {
        int capacity = 2 * passes.length;
        rows = Arrays.copyOf(rows, Math.multiplyExact(capacity, ROW));
        passes = Arrays.copyOf(passes, capacity);
        serving = Arrays.copyOf(serving, capacity);
    }
}
