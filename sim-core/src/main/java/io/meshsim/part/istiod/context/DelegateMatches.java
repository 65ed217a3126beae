package io.meshsim.part.istiod.context;

import io.meshsim.config.HttpMatch;
import io.meshsim.config.Labels;
import io.meshsim.config.route.StringMatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Matches of a delegate's rule within those of the rule that it stands for.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/virtualservice.go (mergeHTTPMatchRequests, hasConflict).
 */
final class DelegateMatches {

    private DelegateMatches() {}

    /** Null if some match of the delegate fits into none of the rule's. */
    static @Nullable List<HttpMatch> merge(List<HttpMatch> root, List<HttpMatch> own) {
        if (root.isEmpty() || own.isEmpty()) {
            return root.isEmpty() ? own : root;
        }
        List<HttpMatch> merged = new ArrayList<>();
        for (HttpMatch leaf : own) {
            int before = merged.size();
            for (HttpMatch stem : root) {
                if (!conflict(stem, leaf)) {
                    merged.add(merge(stem, leaf));
                }
            }
            if (merged.size() == before) {
                return null;
            }
        }
        return merged;
    }

    static String joined(String root, String own) {
        return root.isEmpty() || own.isEmpty() ? root + own : root + "-" + own;
    }

    private static HttpMatch merge(HttpMatch root, HttpMatch own) {
        return new HttpMatch(
                or(own.uri(), root.uri()),
                own.ignoreUriCase(),
                or(own.method(), root.method()),
                or(own.authority(), root.authority()),
                or(own.scheme(), root.scheme()),
                both(root.headers(), own.headers()),
                both(root.withoutHeaders(), own.withoutHeaders()),
                both(root.queryParams(), own.queryParams()),
                own.port() == 0 ? root.port() : own.port(),
                Labels.of(both(root.sourceLabels().entries(), own.sourceLabels().entries())),
                own.sourceNamespace().isEmpty() ? root.sourceNamespace() : own.sourceNamespace(),
                own.gateways().isEmpty() ? root.gateways() : own.gateways(),
                joined(root.name(), own.name()),
                own.statPrefix().isEmpty() ? root.statPrefix() : own.statPrefix());
    }

    private static boolean conflict(HttpMatch root, HttpMatch own) {
        return conflict(root.uri(), own.uri())
                || conflict(root.scheme(), own.scheme())
                || conflict(root.method(), own.method())
                || conflict(root.authority(), own.authority())
                || anyConflict(root.headers(), own.headers())
                || anyConflict(root.withoutHeaders(), own.withoutHeaders())
                || anyConflict(root.queryParams(), own.queryParams())
                || root.ignoreUriCase() != own.ignoreUriCase()
                || (root.port() > 0 && own.port() > 0 && root.port() != own.port())
                || differ(root.sourceLabels(), own.sourceLabels())
                || differ(root.sourceNamespace(), own.sourceNamespace())
                || isWider(root.gateways(), own.gateways());
    }

    private static boolean differ(String root, String own) {
        return !root.isEmpty() && !own.isEmpty() && !root.equals(own);
    }

    private static boolean differ(Labels root, Labels own) {
        return own.entries().entrySet().stream()
                .anyMatch(
                        entry ->
                                !root.get(entry.getKey())
                                        .orElse(entry.getValue())
                                        .equals(entry.getValue()));
    }

    private static boolean isWider(List<String> root, List<String> own) {
        return !root.isEmpty()
                && !own.isEmpty()
                && (root.size() < own.size() || !new LinkedHashSet<>(root).containsAll(own));
    }

    private static boolean anyConflict(
            Map<String, ? extends @Nullable StringMatch> root,
            Map<String, ? extends @Nullable StringMatch> own) {
        return own.entrySet().stream()
                .anyMatch(entry -> conflict(root.get(entry.getKey()), entry.getValue()));
    }

    /** Whether what the delegate wants is not part of what the rule wants. */
    private static boolean conflict(@Nullable StringMatch root, @Nullable StringMatch own) {
        if (root == null || own == null) {
            return false;
        }
        if (root.type() == StringMatch.Type.REGEX || own.type() == StringMatch.Type.REGEX) {
            return true;
        }
        if (root.type() == StringMatch.Type.EXACT) {
            return !own.equals(root);
        }
        return !own.value().startsWith(root.value());
    }

    private static <T> @Nullable T or(@Nullable T own, @Nullable T root) {
        return own == null ? root : own;
    }

    private static <V extends @Nullable Object> Map<String, V> both(
            Map<String, V> root, Map<String, V> own) {
        Map<String, V> merged = new LinkedHashMap<>(new TreeMap<>(root));
        merged.putAll(own);
        return merged;
    }
}
