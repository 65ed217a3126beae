package io.meshsim.part.istiod.generate.locality;

import io.meshsim.config.Labels;
import io.meshsim.config.traffic.Locality;
import io.meshsim.config.traffic.LocalitySetting;
import io.meshsim.config.traffic.LocalitySetting.Distribute;
import io.meshsim.config.traffic.LocalitySetting.Failover;
import io.meshsim.part.istiod.context.WorkloadEndpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a client spreads its requests over localities: either in given shares, or by priorities that
 * it goes down as endpoints fail. All that the result depends on beside the endpoints.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/loadbalancer/loadbalancer.go.
 *
 * @param failsOver whether there are priorities: with outlier detection, or when forced
 * @param clientLabels at least those that the setting names; without any, labels do not count
 */
public record LocalityBalancing(
        LocalitySetting setting, boolean failsOver, Locality client, Labels clientLabels) {

    /** Priorities that localities alone can give. */
    private static final int DISTANCES = 5;

    /** What is farther than every other region: a region that is not to be failed over to. */
    private static final int NOT_MEANT = 4;

    private static final int OTHER_REGION = 3;

    /** Whether a setting changes anything. */
    public static boolean hasEffect(@Nullable LocalitySetting setting, boolean failsOver) {
        return setting != null && (failsOver || !setting.distribute().isEmpty());
    }

    /** The groups as this client gets them. */
    public List<LocalityGroup> apply(List<LocalityGroup> groups) {
        if (!setting.distribute().isEmpty()) {
            return distributed(groups);
        }
        if (!failsOver) {
            return groups;
        }
        boolean byLabels = !setting.failoverPriority().isEmpty();
        List<LocalityGroup> split = byLabels ? byLabels(groups) : groups;
        return byLabels && setting.failover().isEmpty() ? split : byLocality(split);
    }

    private List<LocalityGroup> distributed(List<LocalityGroup> groups) {
        for (Distribute rule : setting.distribute()) {
            if (client.matches(rule.from())) {
                return distributed(groups, rule.to());
            }
        }
        return groups;
    }

    /** A locality counts for the first rule that means it; those of no rule are left empty. */
    private static List<LocalityGroup> distributed(
            List<LocalityGroup> groups, Map<String, Integer> shares) {
        List<LocalityGroup> result =
                new ArrayList<>(groups.stream().map(LocalityGroup::withoutEndpoints).toList());
        boolean[] taken = new boolean[groups.size()];
        shares.forEach(
                (rule, percent) -> {
                    List<Integer> matched = new ArrayList<>();
                    for (int i = 0; i < taken.length; i++) {
                        if (!taken[i] && groups.get(i).locality().matches(rule)) {
                            taken[i] = true;
                            matched.add(i);
                        }
                    }
                    share(groups, matched, percent, result);
                });
        return result;
    }

    /** The share is split by weight, each part rounded up. */
    private static void share(
            List<LocalityGroup> groups,
            List<Integer> matched,
            long percent,
            List<LocalityGroup> result) {
        long total = matched.stream().mapToLong(i -> groups.get(i).weight()).sum();
        for (int i : matched) {
            LocalityGroup group = groups.get(i);
            long part = total == 0 ? 0 : (group.weight() * percent + total - 1) / total;
            result.set(i, part > 0 ? group.withWeight(part) : group);
        }
    }

    private List<LocalityGroup> byLocality(List<LocalityGroup> groups) {
        List<LocalityGroup> result = new ArrayList<>();
        for (LocalityGroup group : groups) {
            int distance = distance(group.locality());
            result.add(group.withPriority(group.priority() * DISTANCES + distance));
        }
        return compressed(result);
    }

    private int distance(Locality endpoints) {
        int distance = client.distanceTo(endpoints);
        if (distance == OTHER_REGION) {
            for (Failover rule : setting.failover()) {
                if (rule.from().equals(client.region())) {
                    return rule.to().equals(endpoints.region()) ? distance : NOT_MEANT;
                }
            }
        }
        return distance;
    }

    private List<LocalityGroup> byLabels(List<LocalityGroup> groups) {
        if (clientLabels.isEmpty()) {
            return groups;
        }
        List<LocalityGroup> result = new ArrayList<>();
        for (LocalityGroup group : groups) {
            Map<Integer, List<WorkloadEndpoint>> priorities = new TreeMap<>();
            for (WorkloadEndpoint endpoint : group.endpoints()) {
                priorities
                        .computeIfAbsent(priority(endpoint), ignored -> new ArrayList<>())
                        .add(endpoint);
            }
            priorities.forEach(
                    (priority, endpoints) ->
                            result.add(
                                    LocalityGroup.of(group.locality(), endpoints)
                                            .withPriority(priority)));
        }
        return compressed(result);
    }

    /** The more labels are left when the first one differs, the lower. */
    private int priority(WorkloadEndpoint endpoint) {
        int left = setting.failoverPriority().size();
        for (String label : setting.failoverPriority()) {
            int equals = label.indexOf('=');
            String name = equals < 0 ? label : label.substring(0, equals);
            String wanted =
                    equals < 0 ? clientLabels.get(name).orElse("") : label.substring(equals + 1);
            if (!wanted.equals(endpoint.label(name))) {
                return left;
            }
            left--;
        }
        return 0;
    }

    /** Envoy wants priorities without gaps. */
    private static List<LocalityGroup> compressed(Collection<LocalityGroup> groups) {
        TreeSet<Integer> used = new TreeSet<>();
        groups.forEach(group -> used.add(group.priority()));
        return groups.stream()
                .map(group -> group.withPriority(used.headSet(group.priority()).size()))
                .toList();
    }
}
