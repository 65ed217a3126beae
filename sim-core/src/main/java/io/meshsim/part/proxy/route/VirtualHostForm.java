package io.meshsim.part.proxy.route;

import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.meshsim.part.proxy.admit.RejectedConfig;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A virtual host: routes in order, the first that matches counts. */
public final class VirtualHostForm {

    private final String name;
    private final RouteForm[] routes;
    private final boolean needsTls;

    VirtualHostForm(VirtualHost host) {
        name = host.getName();
        needsTls = needsTls(host);
        routes = host.getRoutesList().stream().map(RouteForm::new).toArray(RouteForm[]::new);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    private static boolean needsTls(VirtualHost host) {
        return switch (host.getRequireTls()) {
            case NONE -> false;
            case ALL -> true;
            case EXTERNAL_ONLY, UNRECOGNIZED ->
                    throw new RejectedConfig(
                            "virtual host "
                                    + host.getName()
                                    + ": require_tls "
                                    + host.getRequireTls()
                                    + " is not supported");
        };
    }

    /**
     * Where a request over a connection without TLS must go instead; null if it may stay.
     *
     * <p>Source: Envoy 1.34 source/common/router/config_impl.cc (SslRedirectRoute).
     */
    public @Nullable Redirection toHttps() {
        return needsTls ? Redirection.TO_HTTPS : null;
    }

    /** The route for a request; null if none matches. */
    public @Nullable RouteForm route(RequestView request) {
        for (RouteForm route : routes) {
            if (route.matches(request)) {
                return route;
            }
        }
        return null;
    }

    /** Tells, for each route up to the one that matches, why not or why. */
    public void explain(RequestView request, Consumer<String> lines) {
        for (int i = 0; i < routes.length; i++) {
            String route = "route " + (i + 1) + " of " + routes.length;
            route += routes[i].name().isEmpty() ? "" : " " + routes[i].name();
            Optional<String> lacking = routes[i].lacking(request);
            if (lacking.isEmpty()) {
                lines.accept(route + ": matches, " + routes[i]);
                return;
            }
            lines.accept(route + ": no match, wants " + lacking.get());
        }
        lines.accept("no route of " + routes.length + " matches");
    }
}
