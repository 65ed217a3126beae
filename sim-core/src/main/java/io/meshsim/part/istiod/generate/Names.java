package io.meshsim.part.istiod.generate;

import io.meshsim.config.ServicePort;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.SidecarScope;
import io.meshsim.part.istiod.context.WorkloadEndpoint;
import io.meshsim.part.istiod.dns.Asker;
import io.meshsim.part.istiod.dns.NameTableBuilder;
import io.meshsim.part.istiod.dns.NamedService;
import io.meshsim.part.istiod.dns.NamedService.NamedPod;
import io.meshsim.xds.Resources;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.dns.NameTable;
import io.meshsim.xds.dns.NameTableMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * NDS: the names of the services in a proxy's scope, one message for all.
 *
 * <p>The pods that Deployments make have no host names, so headless services answer with the
 * addresses of their pods and no pod has a name of its own.
 */
final class Names {

    private static final String MESSAGE = "names";

    /** What Istio calls the registry of ServiceEntries. */
    private static final String EXTERNAL = "External";

    private final ResourcePool pool;

    Names(ResourcePool pool) {
        this.pool = pool;
    }

    Resources generate(ProxyView view) {
        SidecarScope scope = view.scope();
        long version = scope.hasHeadless() ? view.endpoints().version() : 0;
        return scope.derived().get(MESSAGE, version, () -> table(view));
    }

    private List<XdsResource> table(ProxyView view) {
        List<NamedService> services = new ArrayList<>();
        view.scope().services().forEach(service -> services.add(named(view, service)));
        NameTable table = NameTableBuilder.of(Asker.ALONE, services);
        return List.of(pool.get(table, MESSAGE, () -> NameTableMessage.encode(table)));
    }

    private static NamedService named(ProxyView view, MeshService service) {
        String hostname = service.hostname();
        int dot = hostname.indexOf('.');
        List<String> addresses =
                service.addresses().stream().filter(text -> text.indexOf('/') < 0).toList();
        return new NamedService(
                hostname,
                dot < 0 ? hostname : hostname.substring(0, dot),
                service.namespace(),
                service.isKubernetes() ? NameTable.KUBERNETES : EXTERNAL,
                addresses.isEmpty() ? List.of(NamedService.UNSPECIFIED) : addresses,
                service.headless(),
                false,
                service.headless() ? pods(view, service) : List.of());
    }

    private static List<NamedPod> pods(ProxyView view, MeshService service) {
        List<NamedPod> pods = new ArrayList<>();
        if (service.ports().isEmpty()) {
            return pods;
        }
        ServicePort first = service.ports().get(0);
        for (WorkloadEndpoint endpoint : view.endpoints().endpoints(service.key())) {
            if (endpoint.portName().equals(first.name())) {
                List<String> ips = List.of(endpoint.address());
                pods.add(new NamedPod(ips, "", "", "", "", endpoint.isSent()));
            }
        }
        return pods;
    }
}
