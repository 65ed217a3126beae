package io.meshsim.part.istiod.generate;

import io.meshsim.part.istiod.context.MeshService;
import java.util.ArrayList;
import java.util.List;

/**
 * The names under which a sidecar's clients may ask for a service: the full name, the shorter ones
 * that DNS would complete, and the virtual address. Ports are ignored when hosts are matched.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/httproute.go (generateVirtualHostDomains).
 */
final class Domains {

    private static final String SERVICE = ".svc.";

    private Domains() {}

    static List<String> of(MeshService service, String clientNamespace) {
        List<String> domains = new ArrayList<>();
        domains.add(service.hostname());
        addShort(domains, service.hostname(), clientNamespace);
        if (service.headless()) {
            List<String> pods = domains.stream().map(domain -> "*." + domain).toList();
            domains.addAll(pods);
        }
        for (String alias : service.aliases()) {
            domains.add(alias);
            addShort(domains, alias, clientNamespace);
        }
        service.addresses().stream().filter(Domains::isOne).forEach(domains::add);
        return domains;
    }

    private static boolean isOne(String address) {
        return address.indexOf('/') < 0;
    }

    private static void addShort(List<String> domains, String hostname, String clientNamespace) {
        int end = hostname.indexOf(SERVICE);
        int dot = hostname.indexOf('.');
        if (end < 0 || dot + 1 > end) {
            return;
        }
        String withNamespace = hostname.substring(0, end);
        if (withNamespace.substring(dot + 1).equals(clientNamespace)) {
            domains.add(hostname.substring(0, dot));
            domains.add(withNamespace + ".svc");
            domains.add(withNamespace);
        } else {
            domains.add(withNamespace);
            domains.add(withNamespace + ".svc");
        }
    }
}
