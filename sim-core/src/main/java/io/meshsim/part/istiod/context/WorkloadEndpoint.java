package io.meshsim.part.istiod.context;

import io.meshsim.config.Labels;
import io.meshsim.config.traffic.Locality;
import io.meshsim.config.traffic.Topology;
import java.util.Map;

/**
 * One port of one address behind a service.
 *
 * @param portName name of the service's port
 * @param workload name of the Deployment
 * @param locality where it runs
 * @param node it runs on; empty if it is on none
 * @param sendUnhealthy whether proxies are told of it although it is unhealthy
 * @param weight share of the requests, relative to the service's other endpoints; at least 1
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
        Locality locality,
        String node,
        Health health,
        boolean sendUnhealthy,
        long weight) {

    /** How an endpoint is. */
    public enum Health {
        HEALTHY,
        UNHEALTHY,
        /** Ends, but still serves those who had been there before. */
        DRAINING,
        TERMINATING;

        /**
         * What the conditions of a slice say.
         *
         * <p>Source: Istio 1.30 pilot/pkg/serviceregistry/kube/controller/endpointslice.go
         * (endpointHealthStatus).
         *
         * @param drains whether clients of the service stay with a pod that ends
         */
        public static Health of(
                boolean ready, boolean serving, boolean terminating, boolean drains) {
            if (ready) {
                return HEALTHY;
            }
            if (!terminating) {
                return UNHEALTHY;
            }
            return drains && serving ? DRAINING : TERMINATING;
        }
    }

    /** One of which proxies are told while it is healthy, as others of its service are. */
    public WorkloadEndpoint(
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
        this(
                address,
                port,
                portName,
                pod,
                namespace,
                workload,
                serviceAccount,
                labels,
                Locality.parse(locality),
                "",
                health,
                false,
                1);
    }

    /** A label as Istio sees it, with those of its place; empty if there is none. */
    public String label(String name) {
        return Topology.label(name, labels.entries(), locality, node);
    }

    /** Whether it has all of some labels. */
    public boolean has(Labels wanted) {
        for (Map.Entry<String, String> one : wanted.entries().entrySet()) {
            if (!label(one.getKey()).equals(one.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** What tells it from the others of its service. */
    String identity() {
        return namespace + "/" + workload + "/" + address + "/" + portName;
    }

    /**
     * Whether proxies are told of it; one that drains exists only for services whose clients stay
     * with a pod.
     */
    public boolean isSent() {
        return switch (health) {
            case HEALTHY, DRAINING -> true;
            case UNHEALTHY -> sendUnhealthy;
            case TERMINATING -> false;
        };
    }

    /** Whether its being new is worth a push. */
    boolean countsWhenNew() {
        return health != Health.UNHEALTHY || sendUnhealthy;
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
