package io.meshsim.part.istiod.context;

import io.meshsim.config.HttpMatch;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.route.Delegate;
import io.meshsim.config.route.HeaderOperations;
import io.meshsim.config.route.RouteOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rules of VirtualServices without hosts where others delegate to them, one level deep.
 *
 * <p>A rule with a delegate that is not there, or is not exported to its namespace, vanishes; so
 * does a rule of a delegate whose matches contradict those of the rule that it stands for.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/virtualservice.go (mergeVirtualServicesIfNeeded).
 */
final class Delegates {

    private final Map<ResourceKey, ResolvedVirtualService> known = new LinkedHashMap<>();
    private final List<String> defaultExportTo;

    private Delegates(List<String> defaultExportTo) {
        this.defaultExportTo = defaultExportTo;
    }

    /** Those that have hosts, with the rules of those that have none. */
    static List<ResolvedVirtualService> merge(
            List<ResolvedVirtualService> all, List<String> defaultExportTo) {
        Delegates delegates = new Delegates(defaultExportTo);
        List<ResolvedVirtualService> roots = new ArrayList<>();
        for (ResolvedVirtualService service : all) {
            if (service.hosts().isEmpty()) {
                delegates.known.put(service.key(), service);
            } else {
                roots.add(service);
            }
        }
        return roots.stream().map(delegates::merged).toList();
    }

    private ResolvedVirtualService merged(ResolvedVirtualService root) {
        if (root.routes().stream().allMatch(rule -> rule.options().delegate() == null)) {
            return root;
        }
        List<HttpRoute> rules = new ArrayList<>();
        List<ResourceKey> from = new ArrayList<>();
        for (HttpRoute rule : root.routes()) {
            Delegate wanted = rule.options().delegate();
            if (wanted == null) {
                rules.add(rule);
                continue;
            }
            ResourceKey key = key(wanted, root);
            from.add(key);
            ResolvedVirtualService delegate = known.get(key);
            if (delegate != null && delegate.isVisibleTo(root.namespace(), defaultExportTo)) {
                delegate.routes().forEach(own -> addMerged(rules, rule, own));
            }
        }
        return root.withRules(rules, from);
    }

    private static ResourceKey key(Delegate wanted, ResolvedVirtualService root) {
        String namespace = wanted.namespace().isEmpty() ? root.namespace() : wanted.namespace();
        return new ResourceKey(root.key().kind(), namespace, wanted.name());
    }

    private static void addMerged(List<HttpRoute> rules, HttpRoute root, HttpRoute own) {
        List<HttpMatch> matches = DelegateMatches.merge(root.matches(), own.matches());
        if (matches != null && own.options().delegate() == null) {
            boolean ownMirrors = !own.mirrors().isEmpty();
            rules.add(
                    new HttpRoute(
                            DelegateMatches.joined(root.name(), own.name()),
                            matches,
                            own.destinations(),
                            own.redirect(),
                            own.directResponse(),
                            ownMirrors ? own.mirrors() : root.mirrors(),
                            options(root.options(), own.options(), ownMirrors)));
        }
    }

    /** The delegate's, or what the rule says where it says nothing. */
    private static RouteOptions options(RouteOptions root, RouteOptions own, boolean ownMirrors) {
        return new RouteOptions(
                own.timeoutNanos() == RouteOptions.UNSAID
                        ? root.timeoutNanos()
                        : own.timeoutNanos(),
                or(own.retries(), root.retries()),
                or(own.rewrite(), root.rewrite()),
                or(own.fault(), root.fault()),
                headers(root.headers(), own.headers()),
                or(own.cors(), root.cors()),
                ownMirrors ? own.mirrorPercents() : root.mirrorPercents(),
                null);
    }

    private static HeaderOperations headers(HeaderOperations root, HeaderOperations own) {
        return own.isEmpty() ? root : own;
    }

    private static <T> @Nullable T or(@Nullable T own, @Nullable T root) {
        return own == null ? root : own;
    }
}
