package io.meshsim.dsl;

import io.meshsim.config.DestinationRule;
import io.meshsim.config.Kind;
import io.meshsim.config.Meta;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.traffic.LoadBalancing;
import io.meshsim.config.traffic.LocalitySetting;
import io.meshsim.config.traffic.LocalitySetting.Distribute;
import io.meshsim.config.traffic.LocalitySetting.Failover;
import io.meshsim.config.traffic.OutlierDetection;
import io.meshsim.config.traffic.TrafficPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A DestinationRule, named {@code NAME-localities}, that says where a service's clients go. */
public record DestinationNoun(String name, LocalitySetting setting) implements Noun, Touchable {

    private static final String NAMESPACE = "default";

    /** Clients of a region go to another one when their own has too few endpoints. */
    public DestinationNoun failsOver(String region, String toRegion) {
        List<Failover> more = new ArrayList<>(setting.failover());
        more.add(new Failover(region, toRegion));
        return new DestinationNoun(
                name, new LocalitySetting(true, List.of(), more, setting.failoverPriority()));
    }

    /** Clients prefer endpoints with which they share these labels, the most important first. */
    public DestinationNoun prefers(String... labels) {
        return new DestinationNoun(
                name, new LocalitySetting(true, List.of(), setting.failover(), List.of(labels)));
    }

    /** Clients of a locality send these shares, in percent, to others. */
    public DestinationNoun distributes(String from, Map<String, Integer> shares) {
        List<Distribute> more = new ArrayList<>(setting.distribute());
        more.add(new Distribute(from, shares));
        return new DestinationNoun(name, new LocalitySetting(true, more, List.of(), List.of()));
    }

    @Override
    public ResourceKey key() {
        return new ResourceKey(Kind.DESTINATION_RULE, NAMESPACE, name + "-localities");
    }

    @Override
    public void addTo(Assembly assembly) {
        assembly.resource(
                new DestinationRule(
                        Meta.of(NAMESPACE, key().name()),
                        name,
                        new TrafficPolicy(
                                LoadBalancing.of(setting), null, OutlierDetection.DEFAULT, null),
                        List.of(),
                        List.of()));
    }

    @Override
    public String toString() {
        return "destinationrule/" + key().name();
    }
}
