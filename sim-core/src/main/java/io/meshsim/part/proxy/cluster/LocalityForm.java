package io.meshsim.part.proxy.cluster;

import java.util.List;

/**
 * Endpoints of a locality as the control plane describes them.
 *
 * @param name {@code region/zone/subzone}; empty if it has none
 * @param priority 0 is the highest
 * @param weight share of its priority's requests where localities are weighted; 0 for none
 */
public record LocalityForm(String name, int priority, long weight, List<EndpointForm> endpoints) {

    public LocalityForm {
        endpoints = List.copyOf(endpoints);
    }
}
