package io.meshsim.part.kube;

import io.meshsim.config.ResourceKey;
import io.meshsim.config.Service;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Virtual addresses of services: 10.96.0.10 and up, in the order of the services.
 *
 * <p>10.96.0.0/12 is kubeadm's default service range; its first addresses are left to services that
 * ask for one, as Kubernetes does.
 */
final class ServiceAddresses {

    private static final int BASE = (10 << 24) | (96 << 16);
    private static final int FIRST = 10;
    private static final int LAST = (1 << 20) - 2;

    private final Map<String, ResourceKey> owners = new LinkedHashMap<>();
    private final Map<ResourceKey, String> given = new LinkedHashMap<>();
    private int next = FIRST;

    /** The service with the address it asks for, or has, or gets. */
    Service assign(Service service) {
        if (service.type().equals("ExternalName") || service.isHeadless()) {
            return service;
        }
        String known = given.get(service.key());
        if (service.clusterIp().isEmpty()) {
            String address = known == null ? free() : known;
            take(address, service.key());
            return service.withClusterIp(address);
        }
        if (known != null && !known.equals(service.clusterIp())) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s: clusterIP %s must stay %s, it cannot be changed",
                            service.key(),
                            service.clusterIp(),
                            known));
        }
        take(service.clusterIp(), service.key());
        return service;
    }

    void release(Service service) {
        String address = given.remove(service.key());
        if (address != null) {
            owners.remove(address);
        }
    }

    private void take(String address, ResourceKey owner) {
        ResourceKey other = owners.putIfAbsent(address, owner);
        if (other != null && !other.equals(owner)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s: clusterIP %s must be free, it belongs to %s",
                            owner,
                            address,
                            other));
        }
        given.put(owner, address);
    }

    private String free() {
        while (owners.containsKey(Addresses.text(BASE + next))) {
            advance();
        }
        String address = Addresses.text(BASE + next);
        advance();
        return address;
    }

    private void advance() {
        next = next == LAST ? FIRST : next + 1;
    }
}
