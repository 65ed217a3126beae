package io.meshsim.dsl;

import io.meshsim.engine.random.Distribution;
import io.meshsim.mesh.OutsideHost;
import io.meshsim.part.workload.Behaviour;
import java.util.List;

/** A host outside the mesh, which DNS knows and no cluster has; it answers on every port. */
public record OutsideNoun(String name, List<String> addresses, Behaviour behaviour)
        implements Noun {

    public OutsideNoun {
        addresses = List.copyOf(addresses);
    }

    /** Its addresses, the first of which DNS gives; default 203.0.113.1. */
    public OutsideNoun at(String... ips) {
        return new OutsideNoun(name, List.of(ips), behaviour);
    }

    /**
     * The law of its work per request, made by {@link Laws}; default exponential with a mean of 5
     * ms.
     */
    public OutsideNoun serviceTime(Distribution law) {
        return new OutsideNoun(name, addresses, behaviour.withServiceTime(law));
    }

    @Override
    public void addTo(Assembly assembly) {
        assembly.outside(new OutsideHost(name, addresses, behaviour));
    }

    @Override
    public String toString() {
        return "host " + name + " outside";
    }
}
