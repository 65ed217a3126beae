package io.meshsim.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the proxies of a namespace need to know.
 *
 * @param workloadSelector labels; null for the whole namespace
 * @param egress listeners; empty means everything visible
 * @param registryOnly whether unknown destinations are refused; null means the mesh's default
 */
public record Sidecar(
        Meta meta,
        @Nullable Labels workloadSelector,
        List<Egress> egress,
        @Nullable Boolean registryOnly)
        implements Resource {

    /**
     * One egress listener.
     *
     * @param port 0 for all ports
     * @param hosts in the form {@code namespace/name}
     */
    public record Egress(int port, List<String> hosts) {

        public Egress {
            hosts = List.copyOf(hosts);
        }
    }

    public Sidecar {
        egress = List.copyOf(egress);
    }

    @Override
    public Kind kind() {
        return Kind.SIDECAR;
    }

    @Override
    public Sidecar withMeta(Meta other) {
        return new Sidecar(other, workloadSelector, egress, registryOnly);
    }
}
