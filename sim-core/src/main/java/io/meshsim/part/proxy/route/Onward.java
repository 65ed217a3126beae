package io.meshsim.part.proxy.route;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.config.route.v3.WeightedCluster;
import io.meshsim.net.HttpRequest;
import io.meshsim.part.proxy.admit.RejectedConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request when it goes on: its path, its host, its headers.
 *
 * <p>Worked out once for each kind of request that a route meets, not for each request.
 *
 * <p>Source: Envoy 1.34 source/common/router/config_impl.cc (finalizeRequestHeaders).
 */
public final class Onward {

    private final RouteMatch match;
    private final String prefix;
    private final @Nullable Pattern regex;
    private final String substitution;
    private final String host;
    private final HeaderMutation ofCluster;
    private final HeaderMutation ofRoute;

    private Onward(Route route, String hostOfCluster, HeaderMutation ofCluster) {
        var action = route.getRoute();
        match = route.getMatch();
        prefix = action.getPrefixRewrite();
        regex =
                action.hasRegexRewrite()
                        ? compiled(action.getRegexRewrite().getPattern().getRegex())
                        : null;
        substitution = javaForm(action.getRegexRewrite().getSubstitution());
        host = hostOfCluster.isEmpty() ? action.getHostRewriteLiteral() : hostOfCluster;
        this.ofCluster = ofCluster;
        ofRoute =
                new HeaderMutation(
                        route.getRequestHeadersToAddList(), route.getRequestHeadersToRemoveList());
    }

    /** One for each cluster of a route; empty if none of them changes anything. */
    static List<Onward> ofClusters(Route route) {
        List<Onward> all = new ArrayList<>();
        if (route.getRoute().hasWeightedClusters()) {
            for (WeightedCluster.ClusterWeight cluster :
                    route.getRoute().getWeightedClusters().getClustersList()) {
                HeaderMutation own =
                        new HeaderMutation(
                                cluster.getRequestHeadersToAddList(),
                                cluster.getRequestHeadersToRemoveList());
                all.add(new Onward(route, cluster.getHostRewriteLiteral(), own));
            }
        } else {
            all.add(new Onward(route, "", new HeaderMutation(List.of(), List.of())));
        }
        return all.stream().allMatch(Onward::changesNothing) ? List.of() : all;
    }

    private boolean changesNothing() {
        return prefix.isEmpty()
                && regex == null
                && host.isEmpty()
                && ofCluster.isEmpty()
                && ofRoute.isEmpty();
    }

    /** The request as it goes on. */
    public HttpRequest apply(RequestView view) {
        HttpRequest request = view.request();
        SortedMap<String, String> headers = new TreeMap<>(request.headers());
        ofCluster.apply(headers);
        ofRoute.apply(headers);
        String authority = host.isEmpty() ? request.authority() : host;
        return new HttpRequest(request.method(), authority, path(view), headers);
    }

    private String path(RequestView view) {
        String path = view.path();
        String query = view.request().path().substring(path.length());
        if (regex != null) {
            return regex.matcher(path).replaceAll(substitution) + query;
        }
        return prefix.isEmpty() ? path + query : prefix + path.substring(matched(path)) + query;
    }

    /** Length of what the route matched: a regular expression matches all. */
    private int matched(String path) {
        return switch (match.getPathSpecifierCase()) {
            case PREFIX -> match.getPrefix().length();
            case PATH_SEPARATED_PREFIX -> match.getPathSeparatedPrefix().length();
            default -> path.length();
        };
    }

    private static Pattern compiled(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException wrong) {
            throw new RejectedConfig("regex_rewrite " + regex + " is no RE2", wrong);
        }
    }

    /** RE2 writes groups as {@code \\1}, and the library here as {@code $1}. */
    private static String javaForm(String re2) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < re2.length(); i++) {
            char c = re2.charAt(i);
            if (c == '\\' && i + 1 < re2.length()) {
                char next = re2.charAt(++i);
                form.append(next >= '0' && next <= '9' ? "$" : "\\").append(next);
            } else {
                form.append(c == '$' ? "\\$" : c);
            }
        }
        return form.toString();
    }
}
