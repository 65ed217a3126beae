package io.meshsim.part.proxy;

import io.meshsim.engine.Event;
import io.meshsim.part.proxy.cluster.Cluster;
import io.meshsim.part.proxy.route.Peer;
import io.meshsim.part.proxy.route.RequestView;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a proxy: they take requests in and decide, by the configuration that they serve.
 *
 * <p>It holds what every request needs and nothing else, for a mesh has thousands of them.
 */
public final class Serving {

    private static final Cluster[] NONE = {};

    private final Fleet fleet;
    private final int number;
    private final String ip;

    /** The active listeners and routes; null while nobody listens. */
    private @Nullable View view;

    /** The few clusters that requests went to, of all that are held, by the view's numbers. */
    private @Nullable Cluster[] used = NONE;

    private @Nullable HeldConfig config;

    Serving(Fleet fleet, int number, String ip) {
        this.fleet = fleet;
        this.number = number;
        this.ip = ip;
    }

    /** Lets a worker thread take a request in; {@code onDone} runs for {@code row} then. */
    public void takeIn(Event onDone, int row) {
        fleet.workers().submit(number, fleet.costs().requestNanos(), onDone, row);
    }

    /** {@link #takeIn} of a request whose connection asks for more work first. */
    public void takeIn(long moreNanos, Event onDone, int row) {
        fleet.workers().submit(number, fleet.costs().requestNanos() + moreNanos, onDone, row);
    }

    /** Keeps a worker thread busy with what nobody waits for by itself. */
    public void work(long nanos) {
        fleet.work(number, nanos);
    }

    /** What happens to a request of the application, redirected on its way to a destination. */
    public Decision outbound(String destinationIp, int destinationPort, RequestView request) {
        fleet.connection().redirected(Proxy.OUTBOUND_PORT, destinationIp, destinationPort);
        return decide(request);
    }

    /** What happens to a request for the application, redirected on its way to the pod's port. */
    public Decision inbound(int destinationPort, RequestView request) {
        return inbound(destinationPort, request, Peer.UNKNOWN);
    }

    /** {@link #inbound(int, RequestView)} from somebody who is known. */
    public Decision inbound(int destinationPort, RequestView request, Peer peer) {
        fleet.connection().redirected(Proxy.INBOUND_PORT, ip, destinationPort).from(peer);
        return decide(request);
    }

    /**
     * Whether other proxies speak mutual TLS with this one on a port of the pod; one that serves
     * nothing has nobody to say no.
     */
    public boolean takesMutualTls(int port) {
        return view == null || view.takesTls(ip, port);
    }

    /** What happens to a request that reaches a gateway on a port of its own. */
    public Decision gateway(int listenerPort, RequestView request) {
        return gateway(listenerPort, request, Peer.UNKNOWN);
    }

    /** {@link #gateway(int, RequestView)} from somebody who is known. */
    public Decision gateway(int listenerPort, RequestView request, Peer peer) {
        fleet.connection().direct(ip, listenerPort).from(peer);
        return decide(request);
    }

    /** {@link #outbound} of a request that has waited as long as a fault made it. */
    public Decision outboundAfterDelay(
            String destinationIp, int destinationPort, RequestView request) {
        fleet.connection()
                .redirected(Proxy.OUTBOUND_PORT, destinationIp, destinationPort)
                .afterDelay();
        return decide(request);
    }

    /** {@link #gateway} of a request that has waited as long as a fault made it. */
    public Decision gatewayAfterDelay(int listenerPort, RequestView request) {
        fleet.connection().direct(ip, listenerPort).afterDelay();
        return decide(request);
    }

    /** From now on this is served, as it is and as it will change. */
    void serve(HeldConfig held) {
        config = held;
        changed();
    }

    /** What is served has changed. */
    void changed() {
        if (config != null) {
            view = config.view();
            used = NONE;
        }
    }

    /** Nobody listens any more. */
    void stop() {
        config = null;
        view = null;
        used = NONE;
    }

    @Nullable View view() {
        return view;
    }

    /** An active cluster that a match goes to; null if there is none. */
    @Nullable Cluster cluster(Match match, int chosen) {
        int numberInView = match.number(chosen);
        Cluster known = numberInView < used.length ? used[numberInView] : null;
        return known == null ? find(numberInView, match.cluster(chosen)) : known;
    }

    private @Nullable Cluster find(int numberInView, String name) {
        if (config == null) {
            return null;
        }
        if (numberInView >= used.length) {
            used = Arrays.copyOf(used, numberInView + 1);
        }
        used[numberInView] = config.cluster(name);
        return used[numberInView];
    }

    private Decision decide(RequestView request) {
        return fleet.evaluator().decide(this, fleet.draws(number), request);
    }
}
