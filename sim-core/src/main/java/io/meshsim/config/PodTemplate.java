package io.meshsim.config;

import java.util.List;

/** What a Deployment makes its pods from. */
public record PodTemplate(
        Labels labels, Labels annotations, String serviceAccount, List<ContainerPort> ports) {

    public PodTemplate {
        ports = List.copyOf(ports);
    }
}
