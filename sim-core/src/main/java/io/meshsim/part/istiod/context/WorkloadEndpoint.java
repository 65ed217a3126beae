package io.meshsim.part.istiod.context;

import io.meshsim.config.Labels;

/**
 * One port of one address behind a service.
 *
 * @param portName name of the service's port
 * @param workload name of the Deployment
 * @param locality {@code region/zone}; empty if the node does not say
 */
public record WorkloadEndpoint(
        String address,
        int port,
        String portName,
        String pod,
        String namespace,
        String workload,
        String serviceAccount,
        Labels labels,
        String locality,
        Health health) {

    /** How an endpoint is. */
    public enum Health {
        HEALTHY,
        UNHEALTHY,
        TERMINATING
    }

    /** What tells it from the others of its service. */
    String identity() {
        return namespace + "/" + workload + "/" + address + "/" + portName;
    }

    /** Whether proxies are told of it. */
    public boolean isSent() {
        return health == Health.HEALTHY;
    }

    /** Istio's telemetry label: workload;namespace;canonical name;revision;cluster. */
    public String workloadMetadata() {
        return String.join(
                ";", workload, namespace, canonicalName(), canonicalRevision(), "Kubernetes");
    }

    private String canonicalName() {
        return labels.get("service.istio.io/canonical-name")
                .or(() -> labels.get("app.kubernetes.io/name"))
                .or(() -> labels.get("app"))
                .orElse(workload);
    }

    private String canonicalRevision() {
        return labels.get("service.istio.io/canonical-revision")
                .or(() -> labels.get("app.kubernetes.io/version"))
                .or(() -> labels.get("version"))
                .orElse("latest");
    }
}
