package io.meshsim.dsl;

import io.meshsim.mesh.MeshSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What exists at the start: a value, made of nouns. */
public record Topology(List<Noun> nouns) {

    public Topology {
        nouns = List.copyOf(nouns);
    }

    /** The same and more; a noun replaces what it names again. */
    public Topology with(Noun... more) {
        List<Noun> all = new ArrayList<>(nouns);
        all.addAll(List.of(more));
        return new Topology(all);
    }

    /** What the simulator makes of it. */
    public MeshSpec spec() {
        Assembly assembly = new Assembly();
        nouns.forEach(noun -> noun.addTo(assembly));
        return assembly.spec("topology");
    }

    /** The nouns, as they were said. */
    @Override
    public String toString() {
        return nouns.stream().map(Noun::toString).collect(Collectors.joining(" · "));
    }
}
