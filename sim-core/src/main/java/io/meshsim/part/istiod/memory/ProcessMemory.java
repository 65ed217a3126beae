package io.meshsim.part.istiod.memory;

import io.meshsim.cost.MemoryCosts;
import java.util.function.DoubleSupplier;

/**
 * The resident memory of istiod's process, kept up to date with what it holds.
 *
 * <p>Simplified: it is what it comes to just before a collection of garbage, and falls at once when
 * something is no longer held, where Go gives memory back within minutes.
 */
public final class ProcessMemory {

    private final MemoryCosts costs;
    private final double limitBytes;
    private final Runnable onLimit;
    private final DoubleSupplier shared;
    private final LiveContexts contexts = new LiveContexts();
    private int connections;
    private long held;
    private long underWay;
    private double peakBytes;
    private boolean runs;
    private boolean killed;
    private int kills;

    /**
     * Of a process that does not run.
     *
     * @param limitBytes what its container may have; 0 for any amount
     * @param onLimit runs once when that is exceeded
     * @param shared bytes of what is no connection's own: endpoints, services, the cache
     */
    public ProcessMemory(
            MemoryCosts costs, long limitBytes, Runnable onLimit, DoubleSupplier shared) {
        this.costs = costs;
        this.limitBytes = limitBytes == 0 ? Double.POSITIVE_INFINITY : limitBytes;
        this.onLimit = onLimit;
        this.shared = shared;
    }

    /** The process starts. */
    public void start() {
        runs = true;
        killed = false;
        changed();
    }

    /** The process ends, and holds nothing. */
    public void end() {
        runs = false;
        contexts.clear();
        connections = 0;
        held = 0;
        underWay = 0;
    }

    /** Bytes that it has; 0 while it does not run. */
    public double residentBytes() {
        if (!runs) {
            return 0;
        }
        double own =
                connections * costs.perConnection().value()
                        + held * costs.perHeldResource().value()
                        + underWay * costs.perByteUnderWay().value()
                        + contexts.bytes();
        double live = own + shared.getAsDouble();
        return costs.process().value() + live * (1 + costs.garbage().value());
    }

    /** The most that it has had since the last reset. */
    public double peakBytes() {
        return Math.max(peakBytes, residentBytes());
    }

    /** How often it has had more than its limit since the last reset. */
    public int kills() {
        return kills;
    }

    /** Starts the statistics anew; what is held stays. */
    public void resetStatistics() {
        peakBytes = 0;
        kills = 0;
    }

    /** A push context takes the place of the one before. */
    public void contextMade(String version, int services, int rules) {
        contexts.made(version, costs.contextBytes(services, rules));
        changed();
    }

    /** A proxy has come, and refers to a context. */
    public void connected(String context) {
        connections++;
        contexts.use(context);
        changed();
    }

    /** A proxy refers to another context. */
    public void moved(String before, String after) {
        contexts.use(after);
        contexts.release(before);
    }

    /** A proxy that held so many resources has gone. */
    public void disconnected(String context, int resources) {
        connections--;
        held -= resources;
        contexts.release(context);
    }

    /** A proxy holds so many resources more, or fewer. */
    public void holds(int more) {
        held += more;
        changed();
    }

    /** A response has been generated, and waits until it is sent. */
    public void responseMade(long bytes) {
        underWay += bytes;
        changed();
    }

    /** A response is gone, sent or not. */
    public void responseGone(long bytes) {
        underWay -= bytes;
    }

    /** Something shared may have grown. */
    public void changed() {
        if (!runs) {
            return;
        }
        double bytes = residentBytes();
        peakBytes = Math.max(peakBytes, bytes);
        if (bytes > limitBytes && !killed) {
            killed = true;
            kills++;
            onLimit.run();
        }
    }
}
