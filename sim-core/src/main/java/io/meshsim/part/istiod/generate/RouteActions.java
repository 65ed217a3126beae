package io.meshsim.part.istiod.generate;

import com.google.protobuf.BoolValue;
import com.google.protobuf.Duration;
import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.core.v3.DataSource;
import io.envoyproxy.envoy.config.core.v3.RuntimeFractionalPercent;
import io.envoyproxy.envoy.config.route.v3.Decorator;
import io.envoyproxy.envoy.config.route.v3.DirectResponseAction;
import io.envoyproxy.envoy.config.route.v3.RedirectAction;
import io.envoyproxy.envoy.config.route.v3.RetryPolicy;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteAction;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.config.route.v3.WeightedCluster;
import io.envoyproxy.envoy.type.matcher.v3.RegexMatchAndSubstitute;
import io.envoyproxy.envoy.type.matcher.v3.RegexMatcher;
import io.envoyproxy.envoy.type.v3.FractionalPercent;
import io.meshsim.config.Destination;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.route.Rewrite;
import io.meshsim.config.route.RouteOptions;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.SidecarScope;
import io.meshsim.part.istiod.generate.cluster.ClusterName;
import io.meshsim.part.istiod.generate.route.HeaderChanges;
import io.meshsim.part.istiod.generate.route.Lengths;
import io.meshsim.part.istiod.generate.route.RetryPolicies;
import io.meshsim.part.istiod.generate.route.RouteFilters;
import java.util.List;

/**
 * What a route does.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/route/route.go.
 */
final class RouteActions {

    private RouteActions() {}

    /** A route that sends everything to a cluster, and tries once. */
    static Route toCluster(String name, String cluster) {
        return Route.newBuilder()
                .setName(name)
                .setMatch(RouteMatch.newBuilder().setPrefix("/"))
                .setRoute(timeout(0).setCluster(cluster))
                .build();
    }

    /** A route that sends everything to a service, with Istio's retries. */
    static Route toService(String cluster, boolean retries503) {
        Route.Builder route = toCluster("default", cluster).toBuilder();
        RetryPolicy policy = RetryPolicies.of(null, retries503);
        if (policy != null) {
            route.getRouteBuilder().setRetryPolicy(policy);
        }
        return route.setDecorator(operation(route, "", 0)).build();
    }

    /** A route that answers everything itself. */
    static Route toStatus(String name, int status) {
        return Route.newBuilder()
                .setName(name)
                .setMatch(RouteMatch.newBuilder().setPrefix("/"))
                .setDirectResponse(DirectResponseAction.newBuilder().setStatus(status))
                .build();
    }

    /** Gives a route all that a VirtualService's rule says. */
    static void apply(Route.Builder route, HttpRoute rule, ProxyView view, int listenPort) {
        HttpRoute.Redirect redirect = rule.redirect();
        HttpRoute.DirectResponse direct = rule.directResponse();
        RouteOptions options = rule.options();
        if (redirect != null) {
            route.setRedirect(redirect(redirect, listenPort));
        } else if (direct != null) {
            route.setDirectResponse(
                    DirectResponseAction.newBuilder()
                            .setStatus(direct.status())
                            .setBody(DataSource.newBuilder().setInlineString(direct.body())));
        } else {
            route.setRoute(forward(route, rule, view, listenPort));
        }
        HeaderChanges.apply(route, options.headers());
        if (options.fault() != null) {
            RouteFilters.fault(route, options.fault());
        }
        if (options.cors() != null) {
            RouteFilters.cors(route, options.cors());
        }
    }

    /**
     * What traces call the requests of a route.
     *
     * <p>Source: Istio 1.30 pilot/pkg/networking/core/route/route.go (GetRouteOperation).
     */
    static Decorator operation(Route.Builder route, String virtualService, int port) {
        RouteMatch match = route.getMatch();
        String path =
                switch (match.getPathSpecifierCase()) {
                    case PREFIX -> match.getPrefix() + "*";
                    case PATH -> match.getPath();
                    case SAFE_REGEX -> match.getSafeRegex().getRegex();
                    default -> "/*";
                };
        ClusterName name = ClusterName.parse(route.getRoute().getCluster());
        String before =
                name == null ? virtualService + ":" + port : name.host() + ":" + name.port();
        return Decorator.newBuilder().setOperation(before + path).build();
    }

    private static RouteAction forward(
            Route.Builder route, HttpRoute rule, ProxyView view, int listenPort) {
        RouteOptions options = rule.options();
        RouteAction.Builder action = timeout(Math.max(0, options.timeoutNanos()));
        RetryPolicy retries = RetryPolicies.of(options.retries(), view.context().retries503());
        if (retries != null) {
            action.setRetryPolicy(retries);
        }
        setRewrite(action, options);
        for (int i = 0; i < rule.mirrors().size(); i++) {
            addMirror(action, rule, i, cluster(rule.mirrors().get(i), view.scope(), listenPort));
        }
        if (rule.destinations().size() == 1) {
            Destination only = rule.destinations().get(0);
            HeaderChanges.apply(route, only.headers());
            String host = HeaderChanges.host(only.headers());
            if (!host.isEmpty()) {
                action.setHostRewriteLiteral(host);
            }
            return action.setCluster(cluster(only, view.scope(), listenPort)).build();
        }
        return action.setWeightedClusters(weighted(rule, view, listenPort)).build();
    }

    /** Destinations of weight 0 are left out. */
    private static WeightedCluster weighted(HttpRoute rule, ProxyView view, int listenPort) {
        WeightedCluster.Builder clusters = WeightedCluster.newBuilder();
        for (Destination to : rule.destinations()) {
            if (to.weight() > 0) {
                WeightedCluster.ClusterWeight.Builder cluster =
                        WeightedCluster.ClusterWeight.newBuilder()
                                .setName(cluster(to, view.scope(), listenPort))
                                .setWeight(UInt32Value.of(to.weight()));
                HeaderChanges.apply(cluster, to.headers());
                clusters.addClusters(cluster);
            }
        }
        return clusters.build();
    }

    private static void setRewrite(RouteAction.Builder action, RouteOptions options) {
        String host = HeaderChanges.host(options.headers());
        Rewrite rewrite = options.rewrite();
        if (rewrite != null) {
            if (!rewrite.regex().isEmpty()) {
                action.setRegexRewrite(
                        RegexMatchAndSubstitute.newBuilder()
                                .setPattern(RegexMatcher.newBuilder().setRegex(rewrite.regex()))
                                .setSubstitution(rewrite.substitution()));
            } else {
                action.setPrefixRewrite(rewrite.uri());
            }
            host = rewrite.authority().isEmpty() ? host : rewrite.authority();
        }
        if (!host.isEmpty()) {
            action.setHostRewriteLiteral(host);
        }
    }

    /** None for a mirror that gets nothing. */
    private static void addMirror(
            RouteAction.Builder action, HttpRoute rule, int index, String cluster) {
        List<Double> percents = rule.options().mirrorPercents();
        FractionalPercent share = FractionalPercent.newBuilder().setNumerator(100).build();
        if (index < percents.size() && percents.get(index) >= 0) {
            if (percents.get(index) == 0) {
                return;
            }
            share = RouteFilters.percent(percents.get(index));
        }
        action.addRequestMirrorPolicies(
                RouteAction.RequestMirrorPolicy.newBuilder()
                        .setCluster(cluster)
                        .setRuntimeFraction(
                                RuntimeFractionalPercent.newBuilder().setDefaultValue(share))
                        .setTraceSampled(BoolValue.of(false)));
    }

    /** Without a port: the service's only port, else the port that was listened on. */
    /** The cluster of a destination; without a port it is the only one, else the listener's. */
    static String cluster(Destination to, SidecarScope scope, int listenPort) {
        MeshService service = scope.service(to.host());
        int port = to.port();
        if (port == 0) {
            port = listenPort;
            if (service != null && service.ports().size() == 1) {
                port = service.ports().get(0).port();
            }
        }
        return ClusterName.outbound(port, to.subset(), to.host());
    }

    /** Envoy's default would be 15 s; Istio's is none, which is 0. */
    private static RouteAction.Builder timeout(long nanos) {
        Duration timeout = Lengths.of(nanos);
        return RouteAction.newBuilder()
                .setTimeout(timeout)
                .setMaxStreamDuration(
                        RouteAction.MaxStreamDuration.newBuilder()
                                .setMaxStreamDuration(timeout)
                                .setGrpcTimeoutHeaderMax(timeout));
    }

    private static RedirectAction redirect(HttpRoute.Redirect redirect, int listenPort) {
        RedirectAction.Builder action = RedirectAction.newBuilder();
        if (!redirect.uri().isEmpty()) {
            action.setPathRedirect(redirect.uri());
        }
        if (!redirect.scheme().isEmpty()) {
            action.setSchemeRedirect(redirect.scheme());
        }
        return action.setHostRedirect(redirect.authority())
                .setPortRedirect(redirect.requestPort() ? listenPort : redirect.port())
                .setResponseCode(code(redirect.status()))
                .build();
    }

    private static RedirectAction.RedirectResponseCode code(int status) {
        return switch (status) {
            case 0, 301 -> RedirectAction.RedirectResponseCode.MOVED_PERMANENTLY;
            case 302 -> RedirectAction.RedirectResponseCode.FOUND;
            case 303 -> RedirectAction.RedirectResponseCode.SEE_OTHER;
            case 307 -> RedirectAction.RedirectResponseCode.TEMPORARY_REDIRECT;
            case 308 -> RedirectAction.RedirectResponseCode.PERMANENT_REDIRECT;
            default ->
                    throw new IllegalArgumentException(
                            "redirect code " + status + " must be 301, 302, 303, 307 or 308");
        };
    }
}
