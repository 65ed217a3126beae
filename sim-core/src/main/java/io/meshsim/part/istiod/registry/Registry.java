package io.meshsim.part.istiod.registry;

import io.meshsim.config.Change;
import io.meshsim.config.ContainerPort;
import io.meshsim.config.DestinationRule;
import io.meshsim.config.EndpointSlice;
import io.meshsim.config.Gateway;
import io.meshsim.config.Kind;
import io.meshsim.config.Pod;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ResourceStore;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.config.Sidecar;
import io.meshsim.config.VirtualService;
import io.meshsim.part.istiod.context.EndpointIndex;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.PushContext;
import io.meshsim.part.istiod.context.Scoping;
import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.part.istiod.push.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Istiod's picture of the cluster, and what a change of it calls for.
 *
 * <p>Endpoint changes are incremental unless the service or one of its service accounts is new.
 * Services and Istio's kinds are full. Pods alone cause nothing: they come through EndpointSlices,
 * except that changed labels are told to the pod's proxy.
 *
 * <p>Source: Istio 1.30 pilot/pkg/serviceregistry/kube/controller, pilot/pkg/xds/eds.go,
 * pilot/pkg/bootstrap/server.go.
 */
public final class Registry {

    /** What is watched. Node readiness and namespaces have no effect on istiod. */
    public static final List<Kind> KINDS =
            List.of(
                    Kind.SERVICE,
                    Kind.POD,
                    Kind.ENDPOINT_SLICE,
                    Kind.GATEWAY,
                    Kind.VIRTUAL_SERVICE,
                    Kind.DESTINATION_RULE,
                    Kind.SIDECAR);

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
    private final Table<Service> services = new Table<>(Service.class);
    private final Table<Pod> pods = new Table<>(Pod.class);
    private final Table<VirtualService> virtualServices = new Table<>(VirtualService.class);
    private final Table<DestinationRule> rules = new Table<>(DestinationRule.class);
    private final Table<Gateway> gateways = new Table<>(Gateway.class);
    private final Table<Sidecar> sidecars = new Table<>(Sidecar.class);
    private final Map<Kind, Table<?>> configTables = new EnumMap<>(Kind.class);
    private final Map<ResourceKey, MeshService> meshServices = new LinkedHashMap<>();
    private final EndpointReader reader;
    private final EndpointIndex index = new EndpointIndex();

    /** An empty picture. */
    public Registry(ResourceStore store, Scoping scoping, Listener listener) {
        this.store = store;
        this.scoping = scoping;
        this.listener = listener;
        this.reader = new EndpointReader(store, pods);
        configTables.put(Kind.VIRTUAL_SERVICE, virtualServices);
        configTables.put(Kind.DESTINATION_RULE, rules);
        configTables.put(Kind.GATEWAY, gateways);
        configTables.put(Kind.SIDECAR, sidecars);
    }

    /** Forgets everything and reads the store anew, without calling for a push. */
    public void list(long nowNanos) {
        clear();
        for (Resource service : store.list(Kind.SERVICE)) {
            putService((Service) service, nowNanos);
        }
        store.list(Kind.POD).forEach(pod -> pods.put(pod, nowNanos));
        for (Resource slice : store.list(Kind.ENDPOINT_SLICE)) {
            reader.put((EndpointSlice) slice);
        }
        configTables.forEach(
                (kind, table) -> store.list(kind).forEach(found -> table.put(found, nowNanos)));
        for (ResourceKey service : reader.services()) {
            index.update(service, reader.endpoints(service));
        }
    }

    /** Takes a change. */
    public void changed(Change change) {
        Resource resource = change.resource();
        switch (resource.kind()) {
            case SERVICE -> serviceChanged(change);
            case POD -> podChanged(change);
            case ENDPOINT_SLICE -> sliceChanged(change);
            default -> configChanged(change);
        }
    }

    /** All configuration as it is now. */
    public PushContext.Config snapshot() {
        List<MeshService> known = new ArrayList<>();
        for (Service service : services.sorted()) {
            MeshService converted = meshServices.get(service.key());
            if (converted != null) {
                known.add(converted);
            }
        }
        return new PushContext.Config(
                known,
                virtualServices.sorted(),
                rules.sorted(),
                gateways.sorted(),
                sidecars.sorted(),
                scoping);
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

    /** Services known now. */
    public int services() {
        return meshServices.size();
    }

    private void clear() {
        services.clear();
        meshServices.clear();
        pods.clear();
        reader.clear();
        index.clear();
        configTables.values().forEach(Table::clear);
    }

    /** ExternalName services are aliases in DNS and have no cluster of their own here. */
    private @Nullable Service putService(Service service, long nowNanos) {
        if (service.type().equals("ExternalName")) {
            meshServices.remove(service.key());
        } else {
            meshServices.put(service.key(), MeshService.of(service));
        }
        return services.put(service, nowNanos);
    }

    private void serviceChanged(Change change) {
        if (!(change.after() instanceof Service after)) {
            serviceDeleted(change);
            return;
        }
        MeshService before = meshServices.get(after.key());
        Service old = putService(after, change.writtenAtNanos());
        boolean sameLabels = old != null && old.meta().labels().equals(after.meta().labels());
        if (MeshService.of(after).equals(before) && sameLabels) {
            return;
        }
        listener.inbound("svc");
        full(Reason.SERVICE, MeshService.of(after).key(), change);
    }

    private void serviceDeleted(Change change) {
        Service gone = services.remove(change.key());
        if (gone == null) {
            return;
        }
        meshServices.remove(gone.key());
        ResourceKey key = MeshService.of(gone).key();
        index.delete(key);
        listener.inbound("svcdelete");
        full(Reason.SERVICE, key, change);
    }

    private void podChanged(Change change) {
        if (!(change.after() instanceof Pod after)) {
            pods.remove(change.key());
            return;
        }
        Pod before = pods.put(after, change.writtenAtNanos());
        for (ResourceKey service : reader.awaiting(after.key())) {
            refresh(service, change);
        }
        if (before != null && !before.meta().labels().equals(after.meta().labels())) {
            for (ResourceKey service : reader.servicesWith(after)) {
                refresh(service, change);
            }
            listener.proxyChanged(after);
        }
    }

    private void sliceChanged(Change change) {
        if (change.before() instanceof EndpointSlice before) {
            reader.remove(before);
        }
        if (change.after() instanceof EndpointSlice after) {
            reader.put(after);
        }
        ResourceKey service = EndpointReader.serviceOf((EndpointSlice) change.resource());
        refresh(service, change);
        MeshService headless = headless(service);
        if (headless != null) {
            full(Reason.HEADLESS_ENDPOINT, headlessKey(headless), change);
        }
    }

    private void refresh(ResourceKey service, Change change) {
        listener.inbound("eds");
        EndpointIndex.Effect effect = index.update(service, reader.endpoints(service));
        if (effect != EndpointIndex.Effect.NO_PUSH) {
            boolean full = effect == EndpointIndex.Effect.FULL;
            listener.update(PushRequest.of(full, Reason.ENDPOINT, service), change);
        }
    }

    private @Nullable MeshService headless(ResourceKey service) {
        for (MeshService known : meshServices.values()) {
            if (known.headless() && known.key().equals(service)) {
                return known;
            }
        }
        return null;
    }

    /**
     * Sidecars have a listener for each endpoint of a port that is not HTTP. Otherwise only the
     * table of DNS names changes, which stands here under the kind of the slice.
     */
    private static ResourceKey headlessKey(MeshService service) {
        for (ServicePort port : service.ports()) {
            if (!port.protocol().isHttp()) {
                return service.key();
            }
        }
        return new ResourceKey(Kind.ENDPOINT_SLICE, service.namespace(), service.hostname());
    }

    private void configChanged(Change change) {
        Table<?> table = configTables.get(change.key().kind());
        if (table == null) {
            return;
        }
        Resource before = table.get(change.key());
        if (change.after() == null) {
            table.remove(change.key());
        } else {
            table.put(change.after(), change.writtenAtNanos());
        }
        if (ConfigChange.needsPush(before, change.after())) {
            full(Reason.CONFIG, change.key(), change);
        }
    }

    private void full(Reason reason, ResourceKey key, Change change) {
        listener.update(PushRequest.of(true, reason, key), change);
    }
}
