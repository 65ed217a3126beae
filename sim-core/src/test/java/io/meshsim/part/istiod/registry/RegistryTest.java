package io.meshsim.part.istiod.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Change;
import io.meshsim.config.ContainerPort;
import io.meshsim.config.Endpoint;
import io.meshsim.config.EndpointSlice;
import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Namespace;
import io.meshsim.config.Node;
import io.meshsim.config.Pod;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ResourceStore;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.part.istiod.context.Scoping;
import io.meshsim.part.istiod.push.PushRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What which change in the cluster asks istiod for. */
class RegistryTest {

    private static final String SELECTOR = "traffic.istio.io/nodeSelector";
    private static final Meta NODE = Meta.of("", "node-1").withLabels(Labels.of("pool", "edge"));

    private final List<String> asked = new ArrayList<>();
    private final Rows store = new Rows();
    private final Registry registry =
            new Registry(store, Scoping.DEFAULT, RegistrySettings.DEFAULT, new Notes());

    private final class Notes implements Registry.Listener {

        @Override
        public void update(PushRequest request, Change cause) {
            String what = request.forced() ? "forced" : request.full() ? "full" : "incremental";
            List<String> names = request.updated().stream().map(ResourceKey::name).toList();
            asked.add(what + " " + request.reasons().keySet().iterator().next().text() + names);
        }

        @Override
        public void proxyChanged(Pod pod) {
            asked.add("proxy " + pod.meta().name());
        }

        @Override
        public void inbound(String type) {
            asked.add(type);
        }
    }

    /** Resources that tell the registry of their changes at once. */
    private final class Rows implements ResourceStore {

        private final Map<ResourceKey, Resource> rows = new LinkedHashMap<>();

        @Override
        public List<Resource> list(Kind kind) {
            return rows.values().stream().filter(row -> row.kind() == kind).toList();
        }

        @Override
        public Optional<Resource> get(ResourceKey key) {
            return Optional.ofNullable(rows.get(key));
        }

        @Override
        public long changes(Kind kind) {
            return 0;
        }

        @Override
        public void apply(Resource resource) {
            tell(rows.put(resource.key(), resource), resource);
        }

        @Override
        public void delete(ResourceKey key) {
            tell(rows.remove(key), null);
        }

        @Override
        public void watch(String watcher, List<Kind> kinds, Consumer<Change> handler) {}

        private void tell(@Nullable Resource before, @Nullable Resource after) {
            registry.changed(new Change(before, after, 0));
        }
    }

    private static Service service(String clusterIp, ServicePort... ports) {
        return new Service(
                Meta.of("default", "a"), "ClusterIP", clusterIp, Labels.NONE, List.of(ports));
    }

    private static EndpointSlice slice(Endpoint... endpoints) {
        return new EndpointSlice(
                Meta.of("default", "a-1"),
                "a",
                List.of(endpoints),
                List.of(new ContainerPort("http", 80)));
    }

    private static Pod pod(String version) {
        Meta meta = Meta.of("default", "p").withLabels(Labels.of("version", version));
        return new Pod(meta, "a", "sa", List.of(), "node-1", "10.0.0.1", true, false);
    }

    private static Endpoint ready() {
        return new Endpoint("10.0.0.1", "p", "node-1", true, false);
    }

    private List<String> asked(Runnable change) {
        asked.clear();
        change.run();
        return List.copyOf(asked);
    }

    private List<String> applying(Resource resource) {
        return asked(() -> store.apply(resource));
    }

    @Test
    void a_service_is_full_when_it_comes_changes_and_goes_but_not_when_it_stays() {
        Service service = service("10.96.0.1", ServicePort.of("http", 80));
        String host = "a.default.svc.cluster.local";
        assertThat(applying(service)).containsExactly("svc", "full service[" + host + "]");
        assertThat(applying(service)).containsExactly("svc");
        assertThat(applying(service("10.96.0.1", ServicePort.of("http", 81))))
                .containsExactly("svc", "full service[" + host + "]");
        assertThat(asked(() -> store.delete(service.key())))
                .containsExactly("svcdelete", "full service[" + host + "]");
    }

    @Test
    void a_service_that_nobody_may_see_causes_nothing() {
        Service hidden = service("10.96.0.1", ServicePort.of("http", 80));
        Meta meta = hidden.meta().withAnnotations(Labels.of("networking.istio.io/exportTo", "~"));
        assertThat(applying(hidden.withMeta(meta))).containsExactly("svc");
        store.apply(pod("v1"));
        assertThat(applying(slice(ready()))).isEmpty();
        assertThat(asked(() -> store.delete(hidden.key()))).containsExactly("svcdelete");
    }

    @Test
    void the_first_endpoints_are_full_and_a_crash_loop_is_not() {
        store.apply(service("10.96.0.1", ServicePort.of("http", 80)));
        store.apply(pod("v1"));
        String key = "[a.default.svc.cluster.local]";
        assertThat(applying(slice(ready()))).containsExactly("eds", "full endpoint" + key);
        assertThat(applying(slice())).containsExactly("eds", "incremental endpoint" + key);
        assertThat(applying(slice(ready()))).containsExactly("eds", "incremental endpoint" + key);
    }

    @Test
    void an_endpoint_waits_for_its_pod() {
        store.apply(service("10.96.0.1", ServicePort.of("http", 80)));
        store.apply(slice(ready()));
        assertThat(registry.awaitedPods()).isEqualTo(1);
        assertThat(applying(pod("v1")))
                .containsExactly("eds", "full endpoint[a.default.svc.cluster.local]");
        assertThat(registry.awaitedPods()).isZero();
    }

    @Test
    void endpoints_of_a_headless_service_are_full_each_time() {
        store.apply(service("None", ServicePort.of("tcp-db", 5432)));
        store.apply(pod("v1"));
        store.apply(slice(ready()));
        assertThat(applying(slice()))
                .containsExactly(
                        "eds",
                        "incremental endpoint[a.default.svc.cluster.local]",
                        "full headlessendpoint[a.default.svc.cluster.local]");
    }

    @Test
    void other_labels_of_a_pod_are_told_to_its_proxy_and_to_the_clients_of_its_services() {
        store.apply(service("10.96.0.1", ServicePort.of("http", 80)));
        store.apply(pod("v1"));
        store.apply(slice(ready()));
        assertThat(applying(pod("v2")))
                .containsExactly("incremental endpoint[a.default.svc.cluster.local]", "proxy p");
        assertThat(applying(pod("v2"))).isEmpty();
    }

    @Test
    void nodes_and_namespaces_cause_nothing() {
        Node node = new Node(NODE, 4, true, "192.0.2.1");
        assertThat(applying(node)).isEmpty();
        assertThat(applying(node.withReady(false))).isEmpty();
        assertThat(asked(() -> store.delete(node.key()))).isEmpty();
        assertThat(applying(new Namespace(Meta.of("", "default")))).isEmpty();
    }

    @Test
    void the_nodes_of_a_gateway_behind_node_ports_are_told_to_everybody() {
        Meta meta =
                Meta.of("default", "a")
                        .withAnnotations(Labels.of(SELECTOR, "{\"pool\": \"edge\"}"));
        store.apply(new Service(meta, "NodePort", "10.96.0.1", Labels.NONE, List.of()));
        Node node = new Node(NODE, 4, true, "192.0.2.1");
        assertThat(applying(node)).containsExactly("forced service[]");
        assertThat(applying(node.withReady(false))).isEmpty();
        assertThat(applying(node.withExternalAddress("192.0.2.2")))
                .containsExactly("forced service[]");
        assertThat(applying(node.withMeta(Meta.of("", "node-1"))))
                .containsExactly("forced service[]");
    }

    @Test
    void a_name_that_stands_for_a_service_is_pushed_with_it() {
        store.apply(service("10.96.0.1", ServicePort.of("http", 80)));
        asked.clear();
        String target = "a.default.svc.cluster.local";
        Service alias = Service.alias(Meta.of("default", "b"), target);
        store.apply(alias);
        assertThat(asked)
                .containsExactly(
                        "svc", "full service[b.default.svc.cluster.local, " + target + "]");
        asked.clear();
        store.delete(alias.key());
        assertThat(asked)
                .containsExactly(
                        "svcdelete", "full service[b.default.svc.cluster.local, " + target + "]");
    }
}
