package io.meshsim.part.istiod.context;

import io.meshsim.config.ContainerPort;
import io.meshsim.config.Labels;
import io.meshsim.config.ServicePort;
import java.util.ArrayList;
import java.util.List;

/**
 * A port of a service that a proxy's own pod stands behind.
 *
 * @param targetPort the port of the pod
 */
public record ServiceTarget(MeshService service, ServicePort port, int targetPort) {

    /** The targets of a pod; ports whose name the pod does not know are left out. */
    public static List<ServiceTarget> of(
            PushContext context, String namespace, Labels labels, List<ContainerPort> ports) {
        List<ServiceTarget> targets = new ArrayList<>();
        for (MeshService service : context.servicesSelecting(namespace, labels)) {
            for (ServicePort port : service.ports()) {
                int target = resolve(port, ports);
                if (target > 0) {
                    targets.add(new ServiceTarget(service, port, target));
                }
            }
        }
        return targets;
    }

    private static int resolve(ServicePort port, List<ContainerPort> ports) {
        for (ContainerPort candidate : ports) {
            if (candidate.name().equals(port.targetPort()) && !candidate.name().isEmpty()) {
                return candidate.port();
            }
        }
        if (port.targetPort().isEmpty()) {
            return port.port();
        }
        boolean isNumber = port.targetPort().chars().allMatch(Character::isDigit);
        return isNumber ? Integer.parseInt(port.targetPort()) : 0;
    }
}
