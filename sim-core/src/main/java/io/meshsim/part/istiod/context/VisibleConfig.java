package io.meshsim.part.istiod.context;

import io.meshsim.config.MeshConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a namespace may see: first what is exported to certain namespaces, then what is public; in
 * each part the oldest first.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/push_context.go (servicesExportedToNamespace),
 * virtualservice.go (SelectVirtualServices).
 */
final class VisibleConfig {

    private final String client;
    private final Scoping scoping;
    private final List<MeshService> services;
    private final List<ResolvedVirtualService> virtualServices;
    private @Nullable Map<String, List<MeshService>> byHost;

    VisibleConfig(
            String client,
            Scoping scoping,
            List<MeshService> services,
            List<ResolvedVirtualService> virtualServices) {
        this.client = client;
        this.scoping = scoping;
        this.services = servicesFor(client, services, scoping.mesh());
        this.virtualServices = virtualServicesFor(client, virtualServices, scoping.mesh());
    }

    List<MeshService> services() {
        return services;
    }

    /** Those for sidecars. */
    List<ResolvedVirtualService> virtualServices() {
        return virtualServices;
    }

    /**
     * The service of a host that a VirtualService leads to: that of the client's namespace, else of
     * Kubernetes, else the oldest; null if none is visible.
     */
    @Nullable MeshService best(String host) {
        MeshService best = null;
        for (MeshService service : byHost().getOrDefault(host, List.of())) {
            if (best == null || isBetter(service, best)) {
                best = service;
            }
        }
        return best;
    }

    private boolean isBetter(MeshService other, MeshService known) {
        boolean otherIsOwn = other.namespace().equals(client);
        if (otherIsOwn != known.namespace().equals(client)) {
            return otherIsOwn;
        }
        if (otherIsOwn || scoping.pickBestServiceNamespace()) {
            return other.isKubernetes() && !known.isKubernetes();
        }
        return other.namespace().compareTo(known.namespace()) < 0;
    }

    private Map<String, List<MeshService>> byHost() {
        Map<String, List<MeshService>> known = byHost;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (MeshService service : services) {
                known.computeIfAbsent(service.hostname(), ignored -> new ArrayList<>())
                        .add(service);
            }
            byHost = known;
        }
        return known;
    }

    private static List<MeshService> servicesFor(
            String client, List<MeshService> all, MeshConfig mesh) {
        List<String> meshDefault = mesh.defaultServiceExportTo();
        List<MeshService> visible = new ArrayList<>();
        List<MeshService> forAll = new ArrayList<>();
        for (MeshService service : all) {
            if (ExportTo.isPublic(service.exportTo(), meshDefault)) {
                forAll.add(service);
            } else if (ExportTo.isVisible(
                    service.exportTo(), service.namespace(), client, meshDefault)) {
                visible.add(service);
            }
        }
        visible.addAll(forAll);
        return List.copyOf(visible);
    }

    private static List<ResolvedVirtualService> virtualServicesFor(
            String client, List<ResolvedVirtualService> all, MeshConfig mesh) {
        List<String> meshDefault = mesh.defaultVirtualServiceExportTo();
        return all.stream()
                .filter(ResolvedVirtualService::isForMesh)
                .filter(one -> one.isVisibleTo(client, meshDefault))
                .sorted(Comparator.comparingInt(one -> rank(one, meshDefault)))
                .toList();
    }

    private static int rank(ResolvedVirtualService service, List<String> meshDefault) {
        if (ExportTo.isPublic(service.exportTo(), meshDefault)) {
            return 2;
        }
        return ExportTo.isPrivate(service.exportTo(), service.namespace(), meshDefault) ? 0 : 1;
    }
}
