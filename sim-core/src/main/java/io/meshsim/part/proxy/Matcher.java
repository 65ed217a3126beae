package io.meshsim.part.proxy;

import io.meshsim.net.ResponseFlag;
import io.meshsim.part.proxy.listener.ChainForm;
import io.meshsim.part.proxy.listener.ListenerForm;
import io.meshsim.part.proxy.route.ClusterChoice;
import io.meshsim.part.proxy.route.Redirection;
import io.meshsim.part.proxy.route.RequestView;
import io.meshsim.part.proxy.route.RouteAction;
import io.meshsim.part.proxy.route.RouteForm;
import io.meshsim.part.proxy.route.RouteTable;
import io.meshsim.part.proxy.route.VirtualHostForm;

/** From a request to listener, filter chain, routes, virtual host and route. */
final class Matcher {

    private static final int CLOSE = 0;
    private static final int MOVED = 301;
    private static final int NO_ROUTE = 404;

    private final Connection connection;
    private final Onwards onwards;
    private final Reasons reasons;

    Matcher(Connection connection, Onwards onwards, Reasons reasons) {
        this.connection = connection;
        this.onwards = onwards;
        this.reasons = reasons;
    }

    /** What a request on the connection meets, which came in on a bound port. */
    Match match(View view, RequestView request) {
        Match match = new Match(connection, view.seenIp(connection), request);
        ListenerForm first = view.listeners().anyAddress(connection.boundPort());
        if (first == null || !first.isBound()) {
            reasons.add("no listener is bound to the port");
            return match.ends(CLOSE, ResponseFlag.NONE);
        }
        ListenerForm listener = first;
        if (first.handsOff() && connection.isRestored()) {
            listener = handOff(view.listeners(), first);
        }
        match.listener = listener.name();
        tellListener(first, listener);
        ListenerForm named = listener.naming(request.hostWithoutPort());
        ChainForm chain = named.chain(connection.ip(), connection.port(), connection.isSecure());
        if (chain == null) {
            reasons.add("no filter chain fits");
            return match.ends(CLOSE, ResponseFlag.NR);
        }
        match.filterChain = chain.name();
        match.drawn = true;
        match.rbac = chain.rbac();
        match.tcp = chain.tcp() != null;
        reasons.add("filter chain " + named(chain.name()));
        if (chain.tcp() == null) {
            return route(match, view, chain);
        }
        reasons.add("TCP, HTTP is not looked at");
        return forward(match, view, chain.tcp(), CLOSE);
    }

    private ListenerForm handOff(PortIndex listeners, ListenerForm first) {
        ListenerForm exact = listeners.exact(connection.ip(), connection.port());
        if (exact != null) {
            return exact;
        }
        ListenerForm any = listeners.anyAddress(connection.port());
        return any == null ? first : any;
    }

    private Match route(Match match, View view, ChainForm chain) {
        RouteTable inline = chain.inline();
        RouteTable table = inline == null ? view.routes(chain.routeName()) : inline;
        if (table == null) {
            reasons.add("no route configuration " + chain.routeName());
            return match.ends(NO_ROUTE, ResponseFlag.NR);
        }
        match.routeConfig = table.name();
        reasons.add("route configuration " + named(table.name()));
        VirtualHostForm host = table.virtualHost(match.request);
        if (host == null) {
            reasons.add("no virtual host fits the authority");
            return match.ends(NO_ROUTE, ResponseFlag.NR);
        }
        match.virtualHost = host.name();
        Redirection toHttps = chain.endsTls() ? null : host.toHttps();
        if (toHttps != null) {
            match.redirection = toHttps;
            reasons.add("HTTPS is required: redirect to " + toHttps.location(match.request));
            return match.ends(MOVED, ResponseFlag.NONE);
        }
        reasons.add("virtual host " + host.name() + ": " + table.explainDomain(match.request));
        host.explain(match.request, reasons::add);
        RouteForm route = host.route(match.request);
        if (route == null) {
            return match.ends(NO_ROUTE, ResponseFlag.NR);
        }
        match.route = route.name();
        match.fault = route.fault();
        return act(match, view, route.action());
    }

    private Match act(Match match, View view, RouteAction action) {
        if (action instanceof RouteAction.Forward forward) {
            match.timeoutNanos = forward.timeoutNanos();
            match.onward =
                    forward.onward().stream()
                            .map(onward -> onwards.of(onward.apply(match.request)))
                            .toArray(RequestView[]::new);
            return forward(match, view, forward.clusters(), forward.missingStatus());
        }
        if (action instanceof RouteAction.Redirect redirect) {
            match.redirection = redirect.redirection();
            reasons.add("redirect to " + redirect.redirection().location(match.request));
            return match.ends(redirect.status(), ResponseFlag.NONE);
        }
        reasons.add("direct response");
        return match.ends(((RouteAction.Respond) action).status(), ResponseFlag.NONE);
    }

    private Match forward(Match match, View view, ClusterChoice clusters, int missingStatus) {
        match.missingStatus = missingStatus;
        int[] numbers = new int[clusters.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = view.clusterNumber(clusters.name(i));
        }
        return match.goesTo(clusters, numbers);
    }

    private void tellListener(ListenerForm first, ListenerForm listener) {
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

    private static String named(String name) {
        return name.isEmpty() ? "(no name)" : name;
    }
}
