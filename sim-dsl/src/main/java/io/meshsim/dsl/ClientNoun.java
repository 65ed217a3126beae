package io.meshsim.dsl;

import io.meshsim.mesh.ClientPlacement;
import io.meshsim.part.workload.ClientSpec;
import io.meshsim.part.workload.WeightedTarget;
import java.util.List;

/** A workload of one pod, with a sidecar, that calls a service and does not wait for answers. */
public record ClientNoun(String name, String service, double ratePerSecond, int retries)
        implements Noun {

    /** The service it calls. */
    public ClientNoun calls(String other) {
        return new ClientNoun(name, other, ratePerSecond, retries);
    }

    /** Poisson arrivals, whether or not answers come; default 10 a second. */
    public ClientNoun openLoop(double count, Rate rate) {
        return new ClientNoun(name, service, rate.perSecond(count), retries);
    }

    /** Further tries of the client itself after a failure; default none. */
    public ClientNoun retries(int tries) {
        return new ClientNoun(name, service, ratePerSecond, tries);
    }

    @Override
    public void addTo(Assembly assembly) {
        if (service.isEmpty()) {
            throw new IllegalArgumentException(
                    "client " + name + " calls nobody; say .calls(\"some-service\")");
        }
        Given.service(name).addTo(assembly);
        WeightedTarget target = new WeightedTarget(ServiceNoun.target(service, "/"), 1);
        ClientSpec spec = new ClientSpec(name, ratePerSecond, List.of(target), retries);
        assembly.client(new ClientPlacement(spec, "default/" + name));
    }

    @Override
    public String toString() {
        return "client " + name + " calls " + service + ", " + ratePerSecond + " per second";
    }
}
