package io.meshsim.config.check;

import io.meshsim.config.Destination;
import io.meshsim.config.Labels;
import io.meshsim.config.Sidecar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a Sidecar is valid.
 *
 * <p>Source: Istio 1.30 pkg/config/validation/validation.go (ValidateSidecar).
 */
public final class SidecarCheck {

    private final Sidecar sidecar;
    private final Findings findings = new Findings();

    private SidecarCheck(Sidecar sidecar) {
        this.sidecar = sidecar;
    }

    /** What is wrong or doubtful, in the order of the resource; nothing if it is fine. */
    public static List<Finding> findings(Sidecar sidecar) {
        SidecarCheck check = new SidecarCheck(sidecar);
        check.all();
        return check.findings.list();
    }

    private void all() {
        if (isEmpty()) {
            findings.error(
                    "spec",
                    "a Sidecar must have ingress, egress, outboundTrafficPolicy or"
                            + " inboundConnectionPool");
            return;
        }
        checkSelector(sidecar.workloadSelector());
        IngressCheck ingress = new IngressCheck(findings);
        for (int i = 0; i < sidecar.ingress().size(); i++) {
            ingress.check("spec.ingress[" + i + "]", sidecar.ingress().get(i));
        }
        PortRules.checkPool(
                "spec.inboundConnectionPool", sidecar.inboundConnectionPool(), findings);
        EgressCheck egress = new EgressCheck(sidecar.meta().namespace(), findings);
        int last = sidecar.egress().size() - 1;
        for (int i = 0; i <= last; i++) {
            egress.check("spec.egress[" + i + "]", sidecar.egress().get(i), i == last);
        }
        checkOutbound(sidecar.outbound());
    }

    private boolean isEmpty() {
        return sidecar.ingress().isEmpty()
                && sidecar.egress().isEmpty()
                && sidecar.outbound() == null
                && sidecar.inboundConnectionPool() == null;
    }

    private void checkSelector(@Nullable Labels selector) {
        if (selector == null) {
            return;
        }
        String path = "spec.workloadSelector";
        if (selector.isEmpty()) {
            findings.warning(path, "a workload selector without labels selects every workload");
        }
        selector.entries()
                .forEach(
                        (name, value) -> {
                            if (name.isEmpty()) {
                                findings.error(path, "a label must have a name");
                            }
                            if (name.contains("*") || value.contains("*")) {
                                findings.error(path, "wildcards are not supported in a selector");
                            }
                        });
    }

    private void checkOutbound(Sidecar.@Nullable Outbound outbound) {
        Destination proxy = outbound == null ? null : outbound.egressProxy();
        if (outbound == null || proxy == null) {
            return;
        }
        String path = "spec.outboundTrafficPolicy.egressProxy";
        if (outbound.registryOnly()) {
            findings.error(path, "an egress proxy must go with mode ALLOW_ANY");
            return;
        }
        HostRules.checkFullName(path + ".host", proxy.host(), findings);
        if (proxy.port() == 0) {
            findings.error(path + ".port", "an egress proxy must have a port");
        }
    }
}
