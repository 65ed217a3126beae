package io.meshsim.part.istiod.registry;

import io.meshsim.config.Labels;
import io.meshsim.config.ServiceEntry;
import io.meshsim.config.ServicePort;
import io.meshsim.config.traffic.TrafficDistribution;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.MeshService.Entry;
import io.meshsim.part.istiod.context.MeshService.Origin;
import io.meshsim.part.istiod.context.MeshService.Resolution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The services that a ServiceEntry makes: one for each host.
 *
 * <p>Source: Istio 1.30 pilot/pkg/serviceregistry/serviceentry/conversion.go.
 */
final class EntryServices {

    private static final int BITS = 32;

    private EntryServices() {}

    static List<MeshService> of(ServiceEntry entry) {
        List<MeshService> services = new ArrayList<>();
        for (String host : entry.hosts()) {
            services.add(service(entry, host));
        }
        return services;
    }

    private static MeshService service(ServiceEntry entry, String host) {
        List<String> addresses =
                entry.addresses().stream().map(EntryServices::withoutFullMask).toList();
        return new MeshService(
                host,
                host,
                entry.meta().namespace(),
                Origin.OTHER,
                resolution(entry),
                addresses.isEmpty() ? "" : addresses.get(0),
                entry.meta().labels(),
                entry.selector() == null ? Labels.NONE : entry.selector(),
                entry.ports(),
                entry.exportTo(),
                TrafficDistribution.of(
                        entry.meta().annotations().get(TrafficDistribution.ANNOTATION).orElse("")),
                new Entry(entry.external(), addresses, entry.subjectAltNames(), overrides(entry)),
                List.of());
    }

    /** A network of one address is that address. */
    private static String withoutFullMask(String address) {
        String mask = "/" + BITS;
        return address.endsWith(mask)
                ? address.substring(0, address.length() - mask.length())
                : address;
    }

    private static Resolution resolution(ServiceEntry entry) {
        return switch (entry.resolution()) {
            case NONE -> Resolution.PASSTHROUGH;
            case STATIC -> Resolution.CLIENT_SIDE_LB;
            case DNS -> Resolution.DNS_LB;
            case DNS_ROUND_ROBIN -> Resolution.DNS_ROUND_ROBIN_LB;
        };
    }

    /** Where nothing is resolved, a target port changes the port of the original destination. */
    private static Map<Integer, Integer> overrides(ServiceEntry entry) {
        Map<Integer, Integer> overrides = new LinkedHashMap<>();
        for (ServicePort port : entry.ports()) {
            if (resolution(entry) == Resolution.PASSTHROUGH && !port.targetPort().isEmpty()) {
                overrides.put(port.port(), Integer.parseInt(port.targetPort()));
            }
        }
        return overrides;
    }
}
