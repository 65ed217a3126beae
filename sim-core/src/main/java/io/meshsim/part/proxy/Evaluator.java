package io.meshsim.part.proxy;

import io.meshsim.net.ResponseFlag;
import io.meshsim.part.proxy.cluster.Cluster;
import io.meshsim.part.proxy.cluster.Host;
import io.meshsim.part.proxy.route.FaultForm;
import io.meshsim.part.proxy.route.RbacForm;
import io.meshsim.part.proxy.route.RequestView;
import org.jspecify.annotations.Nullable;

/**
 * From a request to its route, by {@link Matcher}, and on to cluster and endpoint.
 *
 * <p>With reasons it tells each step and leaves all balancing as it was; without, it decides, and
 * matches each kind of request only once.
 */
final class Evaluator {

    private static final int NO_HOST = 503;
    private static final int FORBIDDEN = 403;

    /** What a TCP connection has for the status of a missing cluster. */
    private static final int TCP = 0;

    private final Fleet fleet;
    private final Decision decision;
    private final @Nullable Reasons reasons;

    private Evaluator(Fleet fleet, Decision decision, @Nullable Reasons reasons) {
        this.fleet = fleet;
        this.decision = decision;
        this.reasons = reasons;
    }

    /** One that decides, always in the same object. */
    static Evaluator deciding(Fleet fleet) {
        return new Evaluator(fleet, new Decision(), null);
    }

    /** One that tells reasons, and what it would decide. */
    static Evaluator explaining(Fleet fleet, Reasons reasons) {
        return new Evaluator(fleet, new Decision(), reasons);
    }

    /** What becomes of a request on the fleet's connection. */
    Decision decide(Serving serving, Draws draws, RequestView request) {
        View view = serving.view();
        if (view == null) {
            return decision.of(null).close(ResponseFlag.NONE);
        }
        Match match = match(view, request);
        decision.of(match);
        RbacForm refusal = match.refusal(fleet.connection());
        if (refusal != null) {
            return refuse(refusal, match);
        }
        FaultForm fault = match.fault;
        if (fault != null && isFaulty(fault, draws)) {
            return decision;
        }
        long draw = match.drawn ? draws.nextRoute() : 0;
        if (!match.isForwarded()) {
            return fail(match.status, match.flag);
        }
        int chosen = match.pick(draw);
        decision.choose(chosen);
        if (reasons != null && match.missingStatus != TCP) {
            reasons.add("cluster " + match.cluster(chosen) + ": " + match.explain(draw));
        }
        Cluster cluster = serving.cluster(match, chosen);
        if (cluster == null) {
            tell("no cluster ", match.cluster(chosen));
            return fail(match.missingStatus, ResponseFlag.NC);
        }
        return forward(cluster, draws, match.missingStatus);
    }

    /** Envoy writes no flag for it. */
    private Decision refuse(RbacForm refusal, Match match) {
        if (reasons != null) {
            Connection by = fleet.connection();
            String policy = refusal.policy(match.request, by.peer(), by.ip(), by.port());
            String why = policy.isEmpty() ? ", no policy allows it" : " by " + policy;
            reasons.add("RBAC: access denied" + why);
        }
        return fail(match.tcp ? 0 : FORBIDDEN, ResponseFlag.NONE);
    }

    /** A fault is drawn from where routes are; a share of nothing or of all draws as well. */
    private boolean isFaulty(FaultForm fault, Draws draws) {
        Connection connection = fleet.connection();
        if (!connection.isDelayed() && fault.delayNanos() > 0 && fault.delays(draws.nextRoute())) {
            tell("fault: delay, ns: ", fault.delayNanos());
            decision.delay(fault.delayNanos());
            return true;
        }
        if (fault.abortStatus() > 0 && fault.aborts(draws.nextRoute())) {
            tell("fault: abort with ", fault.abortStatus());
            decision.respond(fault.abortStatus(), ResponseFlag.FI);
            return true;
        }
        return false;
    }

    private Match match(View view, RequestView request) {
        if (reasons != null) {
            return fleet.matcher(reasons).match(view, request);
        }
        Match known = view.known(fleet.connection(), request);
        return known == null ? find(view, request) : known;
    }

    private Match find(View view, RequestView request) {
        Match found = fleet.matcher(new Reasons()).match(view, request);
        view.keep(found);
        return found;
    }

    private Decision forward(Cluster cluster, Draws draws, int missingStatus) {
        decision.connectTimeoutNanos = cluster.connectTimeoutNanos();
        if (cluster.isOriginal()) {
            return toOriginal(cluster, missingStatus);
        }
        Host host = reasons == null ? cluster.pick(draws) : cluster.peek(draws);
        if (host == null) {
            tell("no endpoint in cluster ", decision.cluster());
            return fail(missingStatus == TCP ? 0 : NO_HOST, ResponseFlag.UH);
        }
        if (reasons != null) {
            reasons.add("endpoint " + host.endpoint().address() + ": " + cluster.describe());
        }
        return decision.forward(host);
    }

    private Decision toOriginal(Cluster cluster, int missingStatus) {
        Connection connection = fleet.connection();
        if (!connection.isRestored()) {
            tell("no original destination, for nothing redirected the connection", "");
            return fail(missingStatus == TCP ? 0 : NO_HOST, ResponseFlag.UH);
        }
        if (reasons != null) {
            reasons.add("endpoint " + connection + ": the original destination");
        }
        int instead = cluster.form().originalPort();
        int port = instead == 0 ? connection.port() : instead;
        return decision.forwardToOriginal(cluster.original(), connection.ip(), port);
    }

    /** Status 0 closes the connection. */
    private Decision fail(int status, ResponseFlag why) {
        return status == 0 ? decision.close(why) : decision.respond(status, why);
    }

    private void tell(String what, String name) {
        if (reasons != null) {
            reasons.add(what + name);
        }
    }

    private void tell(String what, long value) {
        if (reasons != null) {
            reasons.add(what + value);
        }
    }
}
