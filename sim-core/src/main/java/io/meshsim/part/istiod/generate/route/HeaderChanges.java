package io.meshsim.part.istiod.generate.route;

import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption.HeaderAppendAction;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.WeightedCluster;
import io.meshsim.config.route.HeaderOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Header operations of routes and of their destinations. Changing the host is a rewrite for Envoy;
 * other names with a colon in front are passed over.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/route/route.go (TranslateHeadersOperations).
 */
public final class HeaderChanges {

    private HeaderChanges() {}

    /** Writes operations into a route. */
    public static void apply(Route.Builder route, HeaderOperations headers) {
        route.addAllRequestHeadersToAdd(additions(headers.request()))
                .addAllRequestHeadersToRemove(removals(headers.request()))
                .addAllResponseHeadersToAdd(additions(headers.response()))
                .addAllResponseHeadersToRemove(removals(headers.response()));
    }

    /** Writes operations into one of several clusters. */
    public static void apply(
            WeightedCluster.ClusterWeight.Builder cluster, HeaderOperations headers) {
        cluster.addAllRequestHeadersToAdd(additions(headers.request()))
                .addAllRequestHeadersToRemove(removals(headers.request()))
                .addAllResponseHeadersToAdd(additions(headers.response()))
                .addAllResponseHeadersToRemove(removals(headers.response()));
        String host = host(headers);
        if (!host.isEmpty()) {
            cluster.setHostRewriteLiteral(host);
        }
    }

    /** The host that requests get; empty if they keep theirs. */
    public static String host(HeaderOperations headers) {
        String host = "";
        for (Map<String, String> some : List.of(headers.request().set(), headers.request().add())) {
            for (Map.Entry<String, String> header : new TreeMap<>(some).entrySet()) {
                host = isHost(header.getKey()) ? header.getValue() : host;
            }
        }
        return host;
    }

    private static List<HeaderValueOption> additions(HeaderOperations.Changes changes) {
        List<HeaderValueOption> options = new ArrayList<>();
        addAll(options, changes.set(), HeaderAppendAction.OVERWRITE_IF_EXISTS_OR_ADD);
        addAll(options, changes.add(), HeaderAppendAction.APPEND_IF_EXISTS_OR_ADD);
        return options;
    }

    private static void addAll(
            List<HeaderValueOption> options, Map<String, String> values, HeaderAppendAction how) {
        new TreeMap<>(values)
                .forEach(
                        (name, value) -> {
                            if (!isSpecial(name)) {
                                options.add(
                                        HeaderValueOption.newBuilder()
                                                .setHeader(
                                                        HeaderValue.newBuilder()
                                                                .setKey(name)
                                                                .setValue(value))
                                                .setAppendAction(how)
                                                .build());
                            }
                        });
    }

    private static List<String> removals(HeaderOperations.Changes changes) {
        return changes.remove().stream().filter(name -> !isSpecial(name)).toList();
    }

    private static boolean isSpecial(String name) {
        return name.isEmpty() || name.startsWith(":") || isHost(name);
    }

    private static boolean isHost(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("host") || lower.equals(":authority");
    }
}
