package io.meshsim.part.proxy;

import io.meshsim.net.ResponseFlag;
import io.meshsim.part.proxy.cluster.Cluster;
import io.meshsim.part.proxy.cluster.ClusterForm.Discovery;
import io.meshsim.part.proxy.cluster.Host;
import io.meshsim.part.proxy.route.ClusterChoice;
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

    /** What a TCP connection has for the status of a missing cluster. */
    private static final int TCP = 0;

    private final Fleet fleet;
    private final HeldConfig config;
    private final Draws draws;
    private final Decision decision;
    private final @Nullable Reasons reasons;

    private Evaluator(
            Fleet fleet,
            HeldConfig config,
            Draws draws,
            Decision decision,
            @Nullable Reasons reasons) {
        this.fleet = fleet;
        this.config = config;
        this.draws = draws;
        this.decision = decision;
        this.reasons = reasons;
    }

    /** One that decides about the fleet's connection, in the fleet's decision. */
    static Evaluator deciding(Fleet fleet, HeldConfig config, Draws draws) {
        return new Evaluator(fleet, config, draws, fleet.decision(), null);
    }

    /** One that tells reasons, and what it would decide about the fleet's connection. */
    static Evaluator explaining(Fleet fleet, HeldConfig config, Draws draws, Reasons reasons) {
        return new Evaluator(fleet, config, draws, new Decision(), reasons);
    }

    /** What nobody decides, for nobody listens. */
    Decision refuse() {
        return decision.clear().close(ResponseFlag.NONE);
    }

    /** What becomes of a request on the connection. */
    Decision decide(RequestView request) {
        Match match = match(request);
        decision.of(match);
        long draw = match.drawn ? draws.nextRoute() : 0;
        ClusterChoice clusters = match.clusters;
        if (clusters == null) {
            return fail(match.status, match.flag);
        }
        int chosen = clusters.pick(draw);
        decision.cluster = clusters.name(chosen);
        if (reasons != null && match.missingStatus != TCP) {
            reasons.add("cluster " + decision.cluster + ": " + clusters.explain(draw));
        }
        return forward(match, match.numbers[chosen]);
    }

    private Match match(RequestView request) {
        View view = config.view();
        if (reasons != null) {
            return fleet.matcher(reasons).match(view, request);
        }
        Match known = view.matches().find(fleet.connection(), request);
        if (known != null) {
            return known;
        }
        Match found = fleet.matcher(new Reasons()).match(view, request);
        view.matches().add(found);
        return found;
    }

    private Decision forward(Match match, int number) {
        int missingStatus = match.missingStatus;
        Cluster cluster = config.cluster(number, decision.cluster);
        if (cluster == null) {
            tell("no cluster ", decision.cluster);
            return fail(missingStatus, ResponseFlag.NC);
        }
        decision.connectTimeoutNanos = cluster.form().connectTimeoutNanos();
        if (cluster.form().discovery() == Discovery.ORIGINAL_DST) {
            return toOriginal(cluster, missingStatus);
        }
        Host host = reasons == null ? cluster.pick(draws) : cluster.peek(draws);
        if (host == null) {
            tell("no endpoint in cluster ", decision.cluster);
            return fail(missingStatus == TCP ? 0 : NO_HOST, ResponseFlag.UH);
        }
        if (reasons != null) {
            reasons.add("endpoint " + host.endpoint().address() + ": " + cluster.describe());
        }
        return decision.forward(host, host.endpoint().ip(), host.endpoint().port());
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
        return decision.forward(cluster.original(), connection.ip(), connection.port());
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
}
