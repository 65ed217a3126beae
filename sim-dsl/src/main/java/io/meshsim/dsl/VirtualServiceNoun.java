package io.meshsim.dsl;

import io.meshsim.config.Destination;
import io.meshsim.config.DestinationRule;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.VirtualService;
import io.meshsim.config.traffic.TrafficPolicy;
import java.util.ArrayList;
import java.util.List;

/** A VirtualService named after its host, with a DestinationRule for the versions it names. */
public record VirtualServiceNoun(String name, List<Destination> routes) implements Noun, Touchable {

    private static final String NAMESPACE = "default";

    public VirtualServiceNoun {
        routes = List.copyOf(routes);
    }

    /** Sends a share of the requests to a version. */
    public VirtualServiceNoun route(Weight weight, VersionRef version) {
        List<Destination> more = new ArrayList<>(routes);
        more.add(new Destination(name, version.label(), 0, weight.value()));
        return new VirtualServiceNoun(name, more);
    }

    @Override
    public ResourceKey key() {
        return new ResourceKey(Kind.VIRTUAL_SERVICE, NAMESPACE, name);
    }

    @Override
    public void addTo(Assembly assembly) {
        List<Destination> all =
                routes.isEmpty() ? List.of(new Destination(name, "", 0, 0)) : routes;
        assembly.resource(
                new VirtualService(
                        Meta.of(NAMESPACE, name),
                        List.of(name),
                        List.of(),
                        List.of(HttpRoute.forward(List.of(), all)),
                        List.of()));
        if (!routes.isEmpty()) {
            assembly.resource(
                    new DestinationRule(
                            Meta.of(NAMESPACE, name),
                            name,
                            TrafficPolicy.NONE,
                            subsets(),
                            List.of()));
        }
    }

    private List<DestinationRule.Subset> subsets() {
        List<DestinationRule.Subset> subsets = new ArrayList<>();
        for (Destination route : routes) {
            Labels labels = Labels.of("version", route.subset());
            subsets.add(new DestinationRule.Subset(route.subset(), labels, TrafficPolicy.NONE));
        }
        return subsets;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("virtualservice/").append(name);
        for (Destination route : routes) {
            text.append(' ').append(route.subset()).append(' ').append(route.weight());
        }
        return text.toString();
    }
}
