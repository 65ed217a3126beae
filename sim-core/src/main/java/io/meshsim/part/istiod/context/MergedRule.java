package io.meshsim.part.istiod.context;

import io.meshsim.config.DestinationRule;
import io.meshsim.config.DestinationRule.Subset;
import io.meshsim.config.Hostnames;
import io.meshsim.config.Labels;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.traffic.TrafficPolicy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One or several DestinationRules of a namespace for the same host.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/destination_rule.go.
 *
 * @param exportTo who may see it, the mesh's default written out
 * @param workloadSelector the clients of its namespace that it is for; null for all
 * @param sources the rules it was merged from, oldest first
 */
public record MergedRule(
        String host,
        TrafficPolicy trafficPolicy,
        List<Subset> subsets,
        List<String> exportTo,
        @Nullable Labels workloadSelector,
        List<ResourceKey> sources) {

    public MergedRule {
        subsets = List.copyOf(subsets);
        exportTo = List.copyOf(exportTo);
        sources = List.copyOf(sources);
    }

    static MergedRule of(DestinationRule rule, List<String> defaultExportTo) {
        return new MergedRule(
                Hostnames.resolve(rule.host(), rule.meta().namespace()),
                rule.trafficPolicy(),
                distinct(rule.subsets(), List.of()),
                ExportTo.orDefault(rule.exportTo(), defaultExportTo),
                rule.workloadSelector(),
                List.of(rule.key()));
    }

    /** The namespace it lives in. */
    public String namespace() {
        return sources.get(0).namespace();
    }

    /** Whether a newer rule is for the same clients, and exported as this one is, or further. */
    boolean accepts(MergedRule newer) {
        return Objects.equals(workloadSelector, newer.workloadSelector)
                && new LinkedHashSet<>(normal(newer.exportTo)).containsAll(normal(exportTo));
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
                workloadSelector,
                both);
    }

    /** Whether a namespace may see it, apart from its own. */
    boolean isVisibleTo(String client) {
        return ExportTo.isVisible(exportTo, namespace(), client, List.of());
    }

    /** Whether only its own namespace may see it. */
    boolean isPrivate() {
        return ExportTo.isPrivate(exportTo, namespace(), List.of());
    }

    private List<String> normal(List<String> tokens) {
        return tokens.stream().map(token -> token.equals(".") ? namespace() : token).toList();
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
