package io.meshsim.part.proxy.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The hosts of a cluster by priority and locality, where not all are alike: requests choose a
 * priority, then a locality, then a host.
 */
final class Levels {

    private final List<Level> levels = new ArrayList<>();
    private final PriorityLoad load;

    Levels(List<Level.Part> parts, AssignmentForm form, ClusterForm.Spread spread, Balancers make) {
        Map<Integer, List<Level.Part>> byPriority = new TreeMap<>();
        for (Level.Part part : parts) {
            byPriority
                    .computeIfAbsent(part.form().priority(), ignored -> new ArrayList<>())
                    .add(part);
        }
        int overprovisioning = form.overprovisioningPercent();
        byPriority.forEach(
                (priority, some) ->
                        levels.add(
                                new Level(
                                        "priority " + priority,
                                        some,
                                        spread.localityWeighted(),
                                        overprovisioning,
                                        make)));
        load =
                new PriorityLoad(
                        levels.stream().mapToInt(Level::healthy).toArray(),
                        levels.stream().mapToInt(Level::total).toArray(),
                        overprovisioning,
                        spread.panicPercent());
    }

    /** Whether there is anything to choose before a host. */
    static boolean areNeeded(AssignmentForm form, ClusterForm.Spread spread) {
        for (LocalityForm locality : form.localities()) {
            if (locality.priority() > 0 || hasUnhealthy(locality)) {
                return true;
            }
        }
        return spread.localityWeighted() && form.localities().size() > 1;
    }

    private static boolean hasUnhealthy(LocalityForm locality) {
        for (EndpointForm endpoint : locality.endpoints()) {
            if (!endpoint.healthy()) {
                return true;
            }
        }
        return false;
    }

    @Nullable Host pick(LongSupplier draws) {
        int level = load.choose(draws);
        return levels.get(level).pick(load.isPanic(level), draws);
    }

    @Nullable Host peek(LongSupplier draws) {
        int level = load.choose(draws);
        return levels.get(level).peek(load.isPanic(level), draws);
    }

    String describe() {
        StringBuilder text = new StringBuilder("priorities get ");
        for (int i = 0; i < load.levels(); i++) {
            text.append(i == 0 ? "" : "/").append(load.percent(i));
            text.append(load.isPanic(i) ? " (panic)" : "");
        }
        return text.append(" %, ").append(levels.get(0).describe()).toString();
    }
}
