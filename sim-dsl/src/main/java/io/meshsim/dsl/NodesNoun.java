package io.meshsim.dsl;

import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Node;
import io.meshsim.config.traffic.Locality;
import io.meshsim.config.traffic.Topology;
import java.util.List;

/** Nodes named node-1, node-2 and so on. */
public record NodesNoun(int count, int cores, List<String> localities) implements Noun {

    public NodesNoun {
        localities = List.copyOf(localities);
        if (count < 1) {
            throw new IllegalArgumentException("nodes " + count + " must be at least 1");
        }
    }

    /** CPUs of each; default 8. */
    public NodesNoun cores(int each) {
        return new NodesNoun(count, each, localities);
    }

    /**
     * Where they are, {@code region/zone} or {@code region/zone/subzone}: the first node in the
     * first place, and so on in turns; default nowhere.
     */
    public NodesNoun in(String... places) {
        return new NodesNoun(count, cores, List.of(places));
    }

    @Override
    public void addTo(Assembly assembly) {
        for (int i = 1; i <= count; i++) {
            Meta meta = Meta.of("", "node-" + i).withLabels(labels(i - 1));
            assembly.resource(new Node(meta, cores, true));
        }
    }

    private Labels labels(int number) {
        if (localities.isEmpty()) {
            return Labels.NONE;
        }
        Locality place = Locality.parse(localities.get(number % localities.size()));
        Labels labels =
                Labels.of(Topology.REGION, place.region()).with(Topology.ZONE, place.zone());
        return place.subzone().isEmpty() ? labels : labels.with(Topology.SUBZONE, place.subzone());
    }

    @Override
    public String toString() {
        return count + " nodes";
    }
}
