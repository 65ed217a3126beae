package io.meshsim.part.istiod.registry;

import io.meshsim.config.Change;
import io.meshsim.config.ContainerPort;
import io.meshsim.config.EndpointSlice;
import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.Node;
import io.meshsim.config.Pod;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ResourceStore;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.config.WorkloadEntry;
import io.meshsim.config.traffic.Locality;
import io.meshsim.part.istiod.context.EndpointIndex;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.PushContext;
import io.meshsim.part.istiod.context.Scoping;
import io.meshsim.part.istiod.context.WorkloadEndpoint;
import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.part.istiod.push.Reason;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Istiod's picture of the cluster, and what a change of it calls for.
 *
 * <p>Endpoint changes are incremental unless the service or one of its service accounts is new.
 * Services and Istio's kinds are full. Pods alone cause nothing: they come through EndpointSlices,
 * except that changed labels are told to the pod's proxy. Nodes matter only to gateways behind node
 * ports, namespaces to nothing.
 *
 * <p>Source: Istio 1.30 pilot/pkg/serviceregistry/kube/controller, pilot/pkg/xds/eds.go,
 * pilot/pkg/bootstrap/server.go.
 */
public final class Registry {

    /** What the controller of the cluster watches; its handlers share a queue. */
    public static final List<Kind> CLUSTER_KINDS =
            List.of(Kind.SERVICE, Kind.POD, Kind.ENDPOINT_SLICE, Kind.NODE);

    /** Hears what a change calls for. */
    public interface Listener {

        /** A push is needed. */
        void update(PushRequest request, Change cause);

        /** The proxy of a pod has other labels. */
        void proxyChanged(Pod pod);

        /** Something of a type came in: {@code eds}, {@code svc} or {@code svcdelete}. */
        void inbound(String type);
    }

    private final ResourceStore store;
    private final Scoping scoping;
    private final Listener listener;
    private final KubeServices services = new KubeServices();
    private final Table<Pod> pods = new Table<>(Pod.class);
    private final ConfigTables config = new ConfigTables();
    private final NodePortGateways gateways = new NodePortGateways();
    private final EndpointReader reader;
    private final EndpointIndex index = new EndpointIndex();
    private final Entries entries;
    private final EntryEvents entryEvents;

    /** An empty picture. */
    public Registry(
            ResourceStore store, Scoping scoping, RegistrySettings settings, Listener listener) {
        this.store = store;
        this.scoping = scoping;
        this.listener = listener;
        this.reader = new EndpointReader(store, pods, settings);
        this.entries = new Entries(pods, new EntryEndpoints(reader::locality));
        this.entryEvents = new EntryEvents(entries, index, listener);
    }

    /** Istio's kinds, all of which are watched. */
    public static List<Kind> configKinds() {
        return ConfigTables.kinds();
    }

    /** The service, be it known or not, whose endpoints a slice has. */
    public static ResourceKey serviceOf(EndpointSlice slice) {
        return EndpointReader.serviceOf(slice);
    }

    /**
     * Forgets everything and reads the store anew, without calling for a push.
     *
     * @param withSlices whether the endpoints of Services are read too
     */
    public void list(long nowNanos, boolean withSlices) {
        clear();
        for (Resource service : store.list(Kind.SERVICE)) {
            services.put((Service) service, nowNanos);
        }
        store.list(Kind.NODE).forEach(node -> gateways.put((Node) node));
        gateways.renew(services.rows());
        store.list(Kind.POD).forEach(pod -> pods.put(pod, nowNanos));
        if (withSlices) {
            store.list(Kind.ENDPOINT_SLICE).forEach(slice -> reader.put((EndpointSlice) slice));
        }
        config.list(store, nowNanos);
        entries.list(store, nowNanos);
        Set<ResourceKey> known = reader.services();
        if (entries.hasWorkloads()) {
            known.addAll(services.keys());
        }
        for (ResourceKey service : known) {
            index.update(service, endpointsOf(service));
        }
        entryEvents.list();
    }

    /** Takes a change. */
    public void changed(Change change) {
        switch (change.key().kind()) {
            case SERVICE -> serviceChanged(change);
            case POD -> podChanged(change);
            case ENDPOINT_SLICE -> sliceChanged(change);
            case NODE -> nodeChanged(change);
            case SERVICE_ENTRY -> entryEvents.serviceEntryChanged(change);
            case WORKLOAD_ENTRY -> workloadEntryChanged(change);
            default -> configChanged(change);
        }
    }

    /** All configuration as it is now. */
    public PushContext.Config snapshot() {
        List<AgedService> all = services.aged();
        all.addAll(entries.aged());
        all.sort(AgedService.ORDER);
        List<MeshService> known = all.stream().map(AgedService::service).toList();
        return config.snapshot(services.aliases().named(known), scoping);
    }

    /** The endpoints as they are now. */
    public EndpointIndex endpoints() {
        return index;
    }

    /** The ports that a pod's containers list; none if the pod is not known. */
    public List<ContainerPort> portsOf(String namespace, String pod) {
        Pod known = pods.get(new ResourceKey(Kind.POD, namespace, pod));
        return known == null ? List.of() : known.ports();
    }

    /** Where a pod with these labels on a node runs. */
    public Locality locality(Labels pod, String node) {
        return reader.locality(pod, node);
    }

    /** Services known now. */
    public int services() {
        return services.size();
    }

    /** Pods that endpoints wait for. */
    public int awaitedPods() {
        return reader.awaitedPods();
    }

    private void clear() {
        services.clear();
        pods.clear();
        gateways.clear();
        reader.clear();
        index.clear();
        config.clear();
        entries.clear();
    }

    /** What slices say, and the WorkloadEntries that the service selects. */
    private List<WorkloadEndpoint> endpointsOf(ResourceKey service) {
        List<WorkloadEndpoint> all = reader.endpoints(service);
        if (entries.hasWorkloads()) {
            all.addAll(entries.behind(services.find(service)));
        }
        return all;
    }

    private void workloadEntryChanged(Change change) {
        Set<ResourceKey> selecting = new LinkedHashSet<>();
        for (Resource one : new Resource[] {change.before(), change.after()}) {
            if (one instanceof WorkloadEntry entry) {
                selecting.addAll(services.selecting(entry.meta().namespace(), entry.labels()));
            }
        }
        entryEvents.workloadEntryChanged(change);
        selecting.forEach(service -> refresh(service, change));
    }

    private void serviceChanged(Change change) {
        if (!(change.after() instanceof Service after)) {
            serviceDeleted(change);
            return;
        }
        MeshService now = MeshService.of(after);
        MeshService before = services.find(now.key());
        String oldTarget = services.aliases().target(now.hostname());
        services.put(after, change.writtenAtNanos());
        gateways.renew(services.rows());
        listener.inbound("svc");
        if (entries.hasWorkloads()) {
            index.update(now.key(), endpointsOf(now.key()));
        }
        if (ServiceChange.needsPush(before, now)) {
            fullWithTargets(now.key(), oldTarget, change);
        }
    }

    private void serviceDeleted(Change change) {
        Service gone = services.get(change.key());
        if (gone == null) {
            return;
        }
        MeshService before = MeshService.of(gone);
        String oldTarget = services.aliases().target(before.hostname());
        services.remove(change.key());
        index.delete(before.key());
        gateways.renew(services.rows());
        listener.inbound("svcdelete");
        if (!ServiceChange.isHidden(before)) {
            fullWithTargets(before.key(), oldTarget, change);
        }
    }

    /** Whoever a name stands for, or stood for, has changed with it. */
    private void fullWithTargets(ResourceKey key, @Nullable String oldTarget, Change change) {
        Set<ResourceKey> keys = new LinkedHashSet<>();
        keys.add(key);
        String target = services.aliases().target(key.name());
        if (!key.name().equals(oldTarget) || !key.name().equals(target)) {
            Set<ResourceKey> known = services.keys();
            known.addAll(entries.services());
            known.stream()
                    .filter(one -> one.name().equals(target) || one.name().equals(oldTarget))
                    .forEach(keys::add);
        }
        ResourceKey[] all = keys.toArray(new ResourceKey[0]);
        listener.update(PushRequest.of(true, Reason.SERVICE, all), change);
    }

    private void podChanged(Change change) {
        if (!(change.after() instanceof Pod after)) {
            entryEvents.podChanged(pods.remove(change.key()), null, change);
            return;
        }
        Pod before = pods.put(after, change.writtenAtNanos());
        for (ResourceKey service : reader.awaiting(after.key())) {
            refresh(service, change);
        }
        entryEvents.podChanged(before, after, change);
        if (before != null && !before.meta().labels().equals(after.meta().labels())) {
            relabelled(after, change);
        }
    }

    /** Its endpoints carry its labels: they are renewed, and told in one request. */
    private void relabelled(Pod pod, Change change) {
        Set<ResourceKey> touched = new LinkedHashSet<>();
        for (ResourceKey service : reader.servicesWith(pod)) {
            index.update(service, endpointsOf(service));
            touched.add(service);
        }
        if (!touched.isEmpty()) {
            ResourceKey[] keys = new ArrayList<>(touched).toArray(new ResourceKey[0]);
            listener.update(PushRequest.of(false, Reason.ENDPOINT, keys), change);
        }
        listener.proxyChanged(pod);
    }

    private void sliceChanged(Change change) {
        if (change.before() instanceof EndpointSlice before) {
            reader.remove(before);
        }
        if (change.after() instanceof EndpointSlice after) {
            reader.put(after);
        }
        ResourceKey key = EndpointReader.serviceOf((EndpointSlice) change.resource());
        MeshService service = services.find(key);
        if (service != null && ServiceChange.isHidden(service)) {
            return;
        }
        refresh(key, change);
        if (service != null && service.headless()) {
            full(Reason.HEADLESS_ENDPOINT, headlessKey(service), change);
        }
    }

    private void refresh(ResourceKey service, Change change) {
        listener.inbound("eds");
        EndpointIndex.Effect effect = index.update(service, endpointsOf(service));
        if (effect != EndpointIndex.Effect.NO_PUSH) {
            boolean full = effect == EndpointIndex.Effect.FULL;
            listener.update(PushRequest.of(full, Reason.ENDPOINT, service), change);
        }
    }

    /**
     * Sidecars have a listener for each endpoint of a port that is not HTTP. Otherwise only the
     * table of DNS names changes.
     */
    private static ResourceKey headlessKey(MeshService service) {
        for (ServicePort port : service.ports()) {
            if (!port.protocol().isHttp()) {
                return service.key();
            }
        }
        return new ResourceKey(Kind.DNS_NAME, service.namespace(), service.hostname());
    }

    private void nodeChanged(Change change) {
        Node after = change.after() instanceof Node node ? node : null;
        if (gateways.changed(change.key().name(), after, services.rows())) {
            listener.update(PushRequest.forced(Reason.SERVICE), change);
        }
    }

    private void configChanged(Change change) {
        if (config.changed(change)) {
            full(Reason.CONFIG, change.key(), change);
        }
    }

    private void full(Reason reason, ResourceKey key, Change change) {
        listener.update(PushRequest.of(true, reason, key), change);
    }
}
