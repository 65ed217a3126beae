package io.meshsim.mesh.path;

import io.meshsim.net.Call;
import io.meshsim.part.proxy.Decision;
import org.jspecify.annotations.Nullable;

/** A call on its way: where it is, what was decided, what the way back will cost. */
final class Journey {

    private static final String OUTBOUND = "outbound|";

    final Call call;

    /** Where it came from; null if from outside. */
    final @Nullable PodProcess source;

    /** Full name of the service that is to answer; the name as given while none is known. */
    String service;

    /** The gateway's service, if it came through one; empty if not. */
    String gatewayService = "";

    /** When the gateway sent it on. */
    long forwardedNanos;

    /** Virtual address of that service. */
    String virtualIp = "";

    /** The pod that holds it, or that it is on its way to. */
    @Nullable PodProcess at;

    /** The pod that was last chosen to answer; null if none was. */
    @Nullable PodProcess tried;

    /** Port at the pod it is on its way to. */
    int port;

    /** What the proxy that sent it on decided, for each proxy in turn. */
    @Nullable Decision first;

    @Nullable PodProcess firstBy;
    @Nullable Decision second;
    @Nullable PodProcess secondBy;

    /** Time that the answer will need from where the call is now. */
    long replyNanos;

    /** Time that an answer of the proxy that last sent it on will need. */
    long proxyReplyNanos;

    /** Set when nobody will answer. */
    boolean lost;

    Journey(Call call, @Nullable PodProcess source, String service) {
        this.call = call;
        this.source = source;
        this.service = service;
    }

    /** Whether it ends with this process: it is there, or a gateway there waits for its answer. */
    boolean isHeldBy(PodProcess process) {
        return at == process
                || (process.isGateway() && (firstBy == process || secondBy == process));
    }

    void decided(Decision decision, PodProcess by, long nowNanos) {
        if (first == null) {
            first = decision;
            firstBy = by;
        } else {
            second = decision;
            secondBy = by;
        }
        proxyReplyNanos = replyNanos;
        if (by.isGateway()) {
            gatewayService = service;
            forwardedNanos = nowNanos;
        }
        if (decision.cluster().startsWith(OUTBOUND)) {
            service = decision.cluster().substring(decision.cluster().lastIndexOf('|') + 1);
        }
    }
}
