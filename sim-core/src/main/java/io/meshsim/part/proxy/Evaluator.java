package io.meshsim.part.proxy;

import io.meshsim.net.ResponseFlag;
import io.meshsim.part.proxy.cluster.Cluster;
import io.meshsim.part.proxy.cluster.ClusterForm.Discovery;
import io.meshsim.part.proxy.cluster.Host;
import io.meshsim.part.proxy.listener.ChainForm;
import io.meshsim.part.proxy.listener.ListenerForm;
import io.meshsim.part.proxy.route.RequestView;
import io.meshsim.part.proxy.route.RouteAction;
import io.meshsim.part.proxy.route.RouteForm;
import io.meshsim.part.proxy.route.RouteTable;
import io.meshsim.part.proxy.route.VirtualHostForm;
import org.jspecify.annotations.Nullable;

/**
 * From a request to listener, filter chain, routes, virtual host, route, cluster and endpoint.
 *
 * <p>With reasons it tells each step and leaves all balancing as it was; without, it decides.
 */
final class Evaluator {

    private static final int NO_ROUTE = 404;
    private static final int NO_HOST = 503;

    private final ActiveConfig config;
    private final Draws draws;
    private final Connection connection;
    private final Decision decision;
    private final @Nullable Reasons reasons;

    private Evaluator(
            ActiveConfig config,
            Draws draws,
            Connection connection,
            Decision decision,
            @Nullable Reasons reasons) {
        this.config = config;
        this.draws = draws;
        this.connection = connection;
        this.decision = decision;
        this.reasons = reasons;
    }

    /** One that decides about the fleet's connection, in the fleet's decision. */
    static Evaluator deciding(ActiveConfig config, Draws draws, Fleet fleet) {
        return new Evaluator(config, draws, fleet.connection(), fleet.decision(), null);
    }

    /** One that tells reasons, and what it would decide about a connection. */
    static Evaluator explaining(
            ActiveConfig config, Draws draws, Connection connection, Reasons reasons) {
        return new Evaluator(config, draws, connection, new Decision(), reasons);
    }

    /** What nobody decides, for nobody listens. */
    Decision refuse() {
        return decision.clear().close(ResponseFlag.NONE);
    }

    /** What becomes of a request on the connection, which came in on a bound port. */
    Decision decide(RequestView request) {
        decision.clear();
        ListenerForm first = config.listeners().anyAddress(connection.boundPort());
        if (first == null || !first.isBound()) {
            tell("no listener is bound to the port");
            return decision.close(ResponseFlag.NONE);
        }
        ListenerForm listener =
                first.handsOff() && connection.isRestored() ? handOff(first) : first;
        decision.listener = listener.name();
        tellListener(first, listener);
        ChainForm chain = listener.chain(connection.ip(), connection.port());
        if (chain == null) {
            tell("no filter chain fits");
            return decision.close(ResponseFlag.NR);
        }
        decision.filterChain = chain.name();
        tell("filter chain ", named(chain.name()));
        long draw = draws.nextRoute();
        if (chain.tcp() == null) {
            return route(chain, request, draw);
        }
        decision.cluster = chain.tcp().pick(draw);
        tell("TCP, HTTP is not looked at");
        return forward(0);
    }

    private ListenerForm handOff(ListenerForm first) {
        ListenerForm exact = config.listeners().exact(connection.ip(), connection.port());
        if (exact != null) {
            return exact;
        }
        ListenerForm any = config.listeners().anyAddress(connection.port());
        return any == null ? first : any;
    }

    private Decision route(ChainForm chain, RequestView view, long draw) {
        RouteTable inline = chain.inline();
        RouteTable table = inline == null ? config.routes(chain.routeName()) : inline;
        if (table == null) {
            tell("no route configuration ", chain.routeName());
            return decision.respond(NO_ROUTE, ResponseFlag.NR);
        }
        decision.routeConfig = table.name();
        tell("route configuration ", named(table.name()));
        VirtualHostForm host = table.virtualHost(view);
        if (host == null) {
            tell("no virtual host fits the authority");
            return decision.respond(NO_ROUTE, ResponseFlag.NR);
        }
        decision.virtualHost = host.name();
        RouteForm route = host.route(view);
        if (reasons != null) {
            reasons.add("virtual host " + host.name() + ": " + table.explainDomain(view));
            host.explain(view, reasons::add);
        }
        if (route == null) {
            return decision.respond(NO_ROUTE, ResponseFlag.NR);
        }
        decision.route = route.name();
        return act(route.action(), view, draw);
    }

    private Decision act(RouteAction action, RequestView view, long draw) {
        if (action instanceof RouteAction.Forward forward) {
            decision.cluster = forward.clusters().pick(draw);
            if (reasons != null) {
                reasons.add(
                        "cluster " + decision.cluster + ": " + forward.clusters().explain(draw));
            }
            return forward(forward.missingStatus());
        }
        if (action instanceof RouteAction.Redirect redirect) {
            decision.redirection = redirect.redirection();
            decision.redirected = view;
            if (reasons != null) {
                reasons.add("redirect to " + decision.location());
            }
            return decision.respond(redirect.status(), ResponseFlag.NONE);
        }
        tell("direct response");
        return decision.respond(((RouteAction.Respond) action).status(), ResponseFlag.NONE);
    }

    /** Sends it to the decision's cluster; a TCP connection has missingStatus 0 and is closed. */
    private Decision forward(int missingStatus) {
        Cluster cluster = config.cluster(decision.cluster);
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
            return fail(missingStatus == 0 ? 0 : NO_HOST, ResponseFlag.UH);
        }
        decision.host = host;
        decision.outcome = Decision.Outcome.FORWARD;
        decision.endpointIp = host.endpoint().ip();
        decision.endpointPort = host.endpoint().port();
        if (reasons != null) {
            reasons.add("endpoint " + host.endpoint().address() + ": " + cluster.describe());
        }
        return decision;
    }

    private Decision toOriginal(Cluster cluster, int missingStatus) {
        if (!connection.isRestored()) {
            tell("no original destination, for nothing redirected the connection");
            return fail(missingStatus == 0 ? 0 : NO_HOST, ResponseFlag.UH);
        }
        decision.outcome = Decision.Outcome.FORWARD;
        decision.host = cluster.original();
        decision.endpointIp = connection.ip();
        decision.endpointPort = connection.port();
        if (reasons != null) {
            reasons.add("endpoint " + connection + ": the original destination");
        }
        return decision;
    }

    private Decision fail(int status, ResponseFlag why) {
        return status == 0 ? decision.close(why) : decision.respond(status, why);
    }

    private void tellListener(ListenerForm first, ListenerForm listener) {
        if (reasons == null) {
            return;
        }
        String why = "bound to the port";
        if (listener != first) {
            why =
                    listener.isAnyAddress()
                            ? "the port of the original destination " + connection
                            : "the original destination " + connection;
        } else if (first.handsOff()) {
            why = "no listener for the original destination " + connection;
        }
        reasons.add("listener " + listener.name() + ": " + why);
    }

    private void tell(String line) {
        if (reasons != null) {
            reasons.add(line);
        }
    }

    private void tell(String what, String name) {
        if (reasons != null) {
            reasons.add(what + name);
        }
    }

    private static String named(String name) {
        return name.isEmpty() ? "(no name)" : name;
    }
}
