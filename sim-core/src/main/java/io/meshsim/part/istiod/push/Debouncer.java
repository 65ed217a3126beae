package io.meshsim.part.istiod.push;

import io.meshsim.engine.Simulation;
import io.meshsim.engine.Timer;
import io.meshsim.xds.PushObserver.Cause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Merges updates until they have been quiet for a while, or have waited too long.
 *
 * <p>The timer is not moved by each update: when it rings, it is set again for the rest. The
 * greatest delay is looked at only then, or when a push ends, so that a push can start up to one
 * quiet period later. While a push runs a ringing timer is used up. To the trace, a batch is due to
 * its first update, which started the wait.
 *
 * <p>Source: Istio 1.30 pilot/pkg/xds/discovery.go (debounce).
 */
public final class Debouncer {

    /** Starts a push. */
    public interface Pusher {

        /**
         * Pushes a batch.
         *
         * @param onDone to be run once, in a later event, when the push function has returned
         */
        void push(Batch batch, Runnable onDone);

        /**
         * A debounced push function has returned: pilot_debounce_time, from the first of the
         * updates to now.
         */
        default void debounced(long nanos) {}
    }

    private final Simulation simulation;
    private final long afterNanos;
    private final long maxNanos;
    private final boolean debounceEndpoints;
    private final Pusher pusher;
    private final Timer timer;
    private @Nullable Batch pending;
    private long startNanos;
    private long lastUpdateNanos;
    private long firstCause;
    private boolean free = true;
    private int overlapping;
    private int epoch;

    /** An idle debouncer. */
    public Debouncer(
            Simulation simulation,
            long afterNanos,
            long maxNanos,
            boolean debounceEndpoints,
            Pusher pusher) {
        this.simulation = simulation;
        this.afterNanos = afterNanos;
        this.maxNanos = maxNanos;
        this.debounceEndpoints = debounceEndpoints;
        this.pusher = pusher;
        this.timer = simulation.timer("istiod.debounce", this::rung);
    }

    /** Takes an update. */
    public void update(PushRequest request, List<Cause> causes) {
        if (!debounceEndpoints && !request.full()) {
            pushAtOnce(request, causes);
            return;
        }
        lastUpdateNanos = simulation.nowNanos();
        if (pending == null) {
            pending = new Batch();
            startNanos = lastUpdateNanos;
            firstCause = simulation.trace().cause();
            timer.after(afterNanos);
        }
        pending.add(request, causes);
    }

    /** Whether nothing waits and no push runs. */
    public boolean isQuiet() {
        return pending == null && free && overlapping == 0;
    }

    /** Forgets everything; pushes that run do not come back. */
    public void reset() {
        pending = null;
        free = true;
        overlapping = 0;
        epoch++;
        timer.cancel();
    }

    private void pushAtOnce(PushRequest request, List<Cause> causes) {
        Batch alone = new Batch();
        alone.add(request, causes);
        overlapping++;
        int started = epoch;
        pusher.push(alone, () -> overlappingEnded(started));
    }

    private void overlappingEnded(int started) {
        if (started == epoch) {
            overlapping--;
        }
    }

    private void rung() {
        if (free) {
            evaluate();
        }
    }

    private void ended(int started, long firstUpdateNanos) {
        if (started == epoch) {
            pusher.debounced(simulation.nowNanos() - firstUpdateNanos);
            free = true;
            evaluate();
        }
    }

    private void evaluate() {
        Batch batch = pending;
        if (batch == null) {
            return;
        }
        long nowNanos = simulation.nowNanos();
        long quietNanos = nowNanos - lastUpdateNanos;
        if (nowNanos - startNanos >= maxNanos || quietNanos >= afterNanos) {
            pending = null;
            free = false;
            int started = epoch;
            simulation.trace().causedBy(firstCause);
            long firstUpdateNanos = startNanos;
            pusher.push(batch, () -> ended(started, firstUpdateNanos));
        } else {
            timer.after(afterNanos - quietNanos);
        }
    }
}
