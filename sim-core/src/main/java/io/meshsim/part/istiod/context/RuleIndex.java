package io.meshsim.part.istiod.context;

import io.meshsim.config.DestinationRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which DestinationRule a client's proxies use for a service.
 *
 * <p>First the rules of the client's namespace, then those of the service's namespace, then those
 * of the root namespace, the last two if they are exported to the client. A client in the root
 * namespace begins with the rules that are private to it.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/push_context.go (destinationRule).
 */
final class RuleIndex {

    private final String rootNamespace;
    private final Map<String, HostTable<List<MergedRule>>> byNamespace = new LinkedHashMap<>();

    /** Rules, oldest first. */
    RuleIndex(String rootNamespace, List<DestinationRule> rules) {
        this.rootNamespace = rootNamespace;
        for (DestinationRule rule : rules) {
            add(rule.meta().namespace(), MergedRule.of(rule));
        }
    }

    @Nullable MergedRule find(String client, MeshService service) {
        MergedRule own =
                client.equals(rootNamespace)
                        ? find(client, service.hostname(), this::isPrivateToRoot)
                        : find(client, service.hostname(), rule -> true);
        if (own != null) {
            return own;
        }
        MergedRule theirs =
                find(service.namespace(), service.hostname(), rule -> rule.isVisibleTo(client));
        if (theirs != null) {
            return theirs;
        }
        return find(rootNamespace, service.hostname(), rule -> rule.isVisibleTo(client));
    }

    private boolean isPrivateToRoot(MergedRule rule) {
        return rule.exportTo().equals(List.of("."))
                || rule.exportTo().equals(List.of(rootNamespace));
    }

    private @Nullable MergedRule find(
            String namespace, String hostname, Predicate<MergedRule> usable) {
        HostTable<List<MergedRule>> rules = byNamespace.get(namespace);
        if (rules == null) {
            return null;
        }
        List<MergedRule> found =
                rules.mostSpecific(hostname, list -> list.stream().anyMatch(usable));
        return found == null ? null : found.stream().filter(usable).findFirst().orElse(null);
    }

    private void add(String namespace, MergedRule newer) {
        HostTable<List<MergedRule>> table =
                byNamespace.computeIfAbsent(namespace, ignored -> new HostTable<>());
        List<MergedRule> same = table.computeIfAbsent(newer.host(), ArrayList::new);
        for (int i = 0; i < same.size(); i++) {
            if (same.get(i).accepts(newer)) {
                same.set(i, same.get(i).merge(newer));
                return;
            }
        }
        same.add(newer);
    }
}
