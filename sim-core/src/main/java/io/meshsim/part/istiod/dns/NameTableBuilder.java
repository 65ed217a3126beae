package io.meshsim.part.istiod.dns;

import com.google.common.net.InetAddresses;
import io.meshsim.part.istiod.dns.NamedService.NamedPod;
import io.meshsim.xds.dns.NameTable;
import io.meshsim.xds.dns.NameTable.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the names together that an agent answers for.
 *
 * <p>A service without an address that can be told has no entry, so that its name is asked for
 * elsewhere. Kubernetes wins over other registries for the same name; two others are put together.
 *
 * <p>Source: Istio 1.30 pkg/dns/server/name_table.go.
 */
public final class NameTableBuilder {

    private final Asker asker;
    private final Map<String, Entry> names = new LinkedHashMap<>();

    /** Names of pods of the asker's own cluster. */
    private final Set<String> local = new LinkedHashSet<>();

    private NameTableBuilder(Asker asker) {
        this.asker = asker;
    }

    /** The table of the services that an asker sees, in their order. */
    public static NameTable of(Asker asker, List<NamedService> services) {
        NameTableBuilder builder = new NameTableBuilder(asker);
        services.forEach(builder::add);
        return new NameTable(builder.names);
    }

    private void add(NamedService service) {
        List<String> addresses = service.hasNoAddress() ? ofPods(service) : own(service);
        if (!addresses.isEmpty()) {
            put(service, addresses);
        }
    }

    private static List<String> own(NamedService service) {
        return areAddresses(service.addresses()) ? service.addresses() : List.of();
    }

    /** Whether all are single addresses: a range is none. */
    private static boolean areAddresses(List<String> texts) {
        return texts.stream().allMatch(InetAddresses::isInetAddress);
    }

    private List<String> ofPods(NamedService service) {
        List<String> addresses = new ArrayList<>();
        if (!service.passthrough()) {
            return addresses;
        }
        for (NamedPod pod : service.pods()) {
            boolean told = pod.healthy() || service.publishNotReady();
            if (told && areAddresses(pod.ips()) && asker.isInNetwork(pod.network())) {
                nameOfPod(service, pod);
                if (asker.multiclusterHeadless() || asker.isInCluster(pod.cluster())) {
                    addresses.addAll(pod.ips());
                }
            }
        }
        return addresses;
    }

    /** Of pods of one name those of the asker's cluster count; without any, all others. */
    private void nameOfPod(NamedService service, NamedPod pod) {
        int dot = service.hostname().indexOf('.');
        if (pod.subdomain().isEmpty() || dot < 0) {
            return;
        }
        String shortname = pod.hostname() + "." + pod.subdomain();
        String full = shortname + service.hostname().substring(dot);
        boolean isLocal = asker.isInCluster(pod.cluster());
        if (!isLocal && local.contains(full)) {
            return;
        }
        Entry before = names.get(full);
        List<String> ips = new ArrayList<>();
        if (before != null && isLocal == local.contains(full)) {
            ips.addAll(before.ips());
        }
        ips.addAll(pod.ips());
        names.put(full, new Entry(ips, service.registry(), shortname, service.namespace()));
        if (isLocal) {
            local.add(full);
        }
    }

    private void put(NamedService service, List<String> addresses) {
        Entry before = names.get(service.hostname());
        if (before == null || (service.isKubernetes() && !before.isKubernetes())) {
            names.put(service.hostname(), entry(service, addresses));
        } else if (!before.isKubernetes()) {
            List<String> both = new ArrayList<>(before.ips());
            both.addAll(addresses);
            names.put(service.hostname(), new Entry(both, before.registry(), "", ""));
        }
    }

    private static Entry entry(NamedService service, List<String> addresses) {
        boolean known = service.isKubernetes();
        return new Entry(
                addresses,
                service.registry(),
                known ? service.name() : "",
                known ? service.namespace() : "");
    }
}
