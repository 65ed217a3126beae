package io.meshsim.part.istiod.push;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.trace.Trace;
import java.util.function.Consumer;

/**
 * Hands queued pushes to proxies, a limited number at a time.
 *
 * <p>A slot is taken before a proxy leaves the queue, and given back when its push is done.
 *
 * <p>Source: Istio 1.30 pilot/pkg/xds/discovery.go (doSendPushes).
 *
 * @param <P> the proxies
 */
public final class Sender<P> {

    private final Trace trace;
    private final PushQueue<P> queue;
    private final int slots;
    private final Consumer<PushQueue.Turn<P>> handOver;
    private final Event round;
    private boolean roundDue;
    private int taken;

    /** A sender over a queue; throws IllegalArgumentException without a slot. */
    public Sender(
            Simulation simulation,
            PushQueue<P> queue,
            int slots,
            Consumer<PushQueue.Turn<P>> handOver) {
        if (slots < 1) {
            throw new IllegalArgumentException("slots " + slots + " must be at least 1");
        }
        this.trace = simulation.trace();
        this.queue = queue;
        this.slots = slots;
        this.handOver = handOver;
        this.round = simulation.event("istiod.sender", ignored -> sendRound());
    }

    /** Adds a push for a proxy. */
    public void enqueue(P proxy, PushRequest request) {
        queue.enqueue(proxy, request);
        wake();
    }

    /** A proxy's push is sent, skipped or failed. */
    public void done(P proxy) {
        queue.markDone(proxy);
        taken--;
        wake();
    }

    /** Pushes under way. */
    public int underWay() {
        return taken;
    }

    /** Whether nobody waits or is being pushed. */
    public boolean isQuiet() {
        return queue.isQuiet();
    }

    /** Forgets everybody and takes all slots back. */
    public void reset() {
        queue.clear();
        taken = 0;
    }

    private void wake() {
        if (!roundDue && taken < slots && queue.pending() > 0) {
            roundDue = true;
            round.after(0, 0);
        }
    }

    private void sendRound() {
        roundDue = false;
        while (taken < slots) {
            PushQueue.Turn<P> turn = queue.dequeue();
            if (turn == null) {
                return;
            }
            taken++;
            trace.causedBy(turn.request().cause());
            handOver.accept(turn);
        }
    }
}
