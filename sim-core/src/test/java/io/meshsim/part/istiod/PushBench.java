package io.meshsim.part.istiod;

import io.meshsim.config.Change;
import io.meshsim.config.DestinationRule;
import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.Pod;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ServicePort;
import io.meshsim.config.Sidecar;
import io.meshsim.config.VirtualService;
import io.meshsim.cost.IstiodCosts;
import io.meshsim.cost.MemoryCosts;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.engine.station.Station;
import io.meshsim.part.istiod.cache.XdsCache;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.PushContext;
import io.meshsim.part.istiod.context.Scoping;
import io.meshsim.part.istiod.generate.Generator;
import io.meshsim.part.istiod.generate.ResourcePool;
import io.meshsim.part.istiod.memory.ProcessMemory;
import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.part.istiod.push.Reason;
import io.meshsim.part.istiod.registry.Registry;
import io.meshsim.part.istiod.registry.RegistrySettings;
import io.meshsim.xds.PushObserver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The real streams of istiod, before them a registry and a push context that the test says. */
final class PushBench {

    private final Simulation simulation = new Simulation(1, TieMode.FIRST_COME);
    private final Map<ResourceKey, Resource> config = new LinkedHashMap<>();
    private final Map<ResourceKey, MeshService> services = new LinkedHashMap<>();
    private final Connections connections;
    private PushContext context = new PushContext("v0", snapshot());
    private int pushes;

    private static final class Deaf implements Registry.Listener {

        @Override
        public void update(PushRequest request, Change cause) {}

        @Override
        public void proxyChanged(Pod pod) {}

        @Override
        public void inbound(String type) {}
    }

    PushBench() {
        Parts parts =
                new Parts(
                        Identity.alone(),
                        simulation,
                        IstiodCosts.DEFAULT,
                        new Station(simulation, "istiod.cpu", 2),
                        new Generator(new ResourcePool()),
                        new PushObserver() {},
                        new IstiodMetrics(new Metrics(), "1.30.3", () -> 0),
                        new IstiodTrace(simulation.trace(), "istiod"),
                        new XdsCache(XdsCache.CAPACITY, new Metrics()),
                        new ProcessMemory(MemoryCosts.DEFAULT, 0, () -> {}, () -> 0),
                        new EndpointLocks(simulation, false, false));
        Registry registry =
                new Registry(
                        new TestStore(simulation),
                        Scoping.DEFAULT,
                        RegistrySettings.DEFAULT,
                        new Deaf());
        connections = new Connections(parts, registry, IstiodSettings.DEFAULT, () -> context);
    }

    /** A service of HTTP on port 80 that comes from no cluster. */
    ResourceKey serve(String namespace, String hostname) {
        MeshService service =
                new MeshService(
                        hostname,
                        hostname,
                        namespace,
                        MeshService.Origin.OTHER,
                        MeshService.Resolution.CLIENT_SIDE_LB,
                        "",
                        Labels.NONE,
                        Labels.NONE,
                        List.of(ServicePort.of("http", 80)),
                        List.of());
        services.put(service.key(), service);
        return service.key();
    }

    ResourceKey unserve(String namespace, String hostname) {
        ResourceKey key = new ResourceKey(Kind.SERVICE, namespace, hostname);
        services.remove(key);
        return key;
    }

    ResourceKey put(Resource resource) {
        config.put(resource.key(), resource);
        return resource.key();
    }

    ResourceKey remove(Kind kind, String name) {
        ResourceKey key = new ResourceKey(kind, "default", name);
        config.remove(key);
        return key;
    }

    /** Connects a proxy, which then holds what there is. */
    void connect(TestProxy proxy) {
        context = new PushContext("v0", snapshot());
        proxy.connect(connections::open);
        settle(proxy);
    }

    /** A request as the debouncer would give it, all the way to the proxy. */
    void push(TestProxy proxy, boolean full, List<ResourceKey> keys) {
        PushRequest request = PushRequest.of(full, Reason.CONFIG, keys.toArray(ResourceKey[]::new));
        push(proxy, request);
    }

    void push(TestProxy proxy, PushRequest request) {
        proxy.responses.clear();
        pushes++;
        if (request.full()) {
            context = new PushContext("v" + pushes, snapshot());
        }
        connections.enqueueAll(request.queued(context, pushes, simulation.nowNanos(), 0));
        simulation.runFor(1_000_000_000L);
    }

    private void settle(TestProxy proxy) {
        simulation.runFor(1_000_000_000L);
        proxy.responses.clear();
    }

    private PushContext.Config snapshot() {
        return new PushContext.Config(
                new ArrayList<>(services.values()),
                all(VirtualService.class),
                all(DestinationRule.class),
                List.of(),
                all(Sidecar.class));
    }

    private <T> List<T> all(Class<T> type) {
        return config.values().stream().filter(type::isInstance).map(type::cast).toList();
    }
}
