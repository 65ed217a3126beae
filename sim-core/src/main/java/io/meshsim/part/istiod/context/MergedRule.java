package io.meshsim.part.istiod.context;

import io.meshsim.config.DestinationRule;
import io.meshsim.config.DestinationRule.Subset;
import io.meshsim.config.Hostnames;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.TrafficPolicy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * One or several DestinationRules of a namespace for the same host.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/destination_rule.go.
 *
 * @param sources the rules it was merged from, oldest first
 */
public record MergedRule(
        String host,
        TrafficPolicy trafficPolicy,
        List<Subset> subsets,
        List<String> exportTo,
        List<ResourceKey> sources) {

    public MergedRule {
        subsets = List.copyOf(subsets);
        exportTo = List.copyOf(exportTo);
        sources = List.copyOf(sources);
    }

    static MergedRule of(DestinationRule rule) {
        return new MergedRule(
                Hostnames.resolve(rule.host(), rule.meta().namespace()),
                rule.trafficPolicy(),
                distinct(rule.subsets(), List.of()),
                rule.exportTo(),
                List.of(rule.key()));
    }

    /** Whether a newer rule is exported as this one is, or further. */
    boolean accepts(MergedRule newer) {
        return new LinkedHashSet<>(normal(newer.exportTo)).containsAll(normal(exportTo));
    }

    /** This and a newer rule: subsets are added, the first traffic policy stays. */
    MergedRule merge(MergedRule newer) {
        List<ResourceKey> both = new ArrayList<>(sources);
        both.addAll(newer.sources);
        return new MergedRule(
                host,
                trafficPolicy.equals(TrafficPolicy.NONE) ? newer.trafficPolicy : trafficPolicy,
                distinct(subsets, newer.subsets),
                exportTo,
                both);
    }

    /** Who may see the rule, seen from its namespace. */
    boolean isVisibleTo(String client) {
        return ExportTo.isVisible(exportTo, sources.get(0).namespace(), client);
    }

    private List<String> normal(List<String> tokens) {
        List<String> named = new ArrayList<>();
        for (String token : tokens.isEmpty() ? List.of("*") : tokens) {
            named.add(token.equals(".") ? sources.get(0).namespace() : token);
        }
        return named;
    }

    private static List<Subset> distinct(List<Subset> older, List<Subset> newer) {
        LinkedHashSet<String> names = new LinkedHashSet<>();
        List<Subset> kept = new ArrayList<>();
        for (List<Subset> some : List.of(older, newer)) {
            for (Subset subset : some) {
                if (names.add(subset.name())) {
                    kept.add(subset);
                }
            }
        }
        return kept;
    }
}
