package io.meshsim.part.istiod.context;

import io.meshsim.config.DestinationRule;
import io.meshsim.config.MeshConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

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
    RuleIndex(MeshConfig mesh, List<DestinationRule> rules) {
        this.rootNamespace = mesh.rootNamespace();
        for (DestinationRule rule : rules) {
            add(
                    rule.meta().namespace(),
                    MergedRule.of(rule, mesh.defaultDestinationRuleExportTo()));
        }
    }

    /** The rules for a service, those for some workloads among them, in their order. */
    List<MergedRule> find(String client, MeshService service) {
        String host = service.hostname();
        List<MergedRule> own =
                client.equals(rootNamespace)
                        ? find(client, host, MergedRule::isPrivate)
                        : find(client, host, rule -> true);
        if (!own.isEmpty()) {
            return own;
        }
        List<MergedRule> theirs = find(service.namespace(), host, rule -> rule.isVisibleTo(client));
        return theirs.isEmpty()
                ? find(rootNamespace, host, rule -> rule.isVisibleTo(client))
                : theirs;
    }

    private List<MergedRule> find(String namespace, String hostname, Predicate<MergedRule> usable) {
        HostTable<List<MergedRule>> rules = byNamespace.get(namespace);
        List<MergedRule> found =
                rules == null
                        ? null
                        : rules.mostSpecific(hostname, list -> list.stream().anyMatch(usable));
        return found == null ? List.of() : found.stream().filter(usable).toList();
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
