package io.meshsim.part.istiod.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Change;
import io.meshsim.config.EntryResolution;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Pod;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ServiceEntry;
import io.meshsim.config.ServicePort;
import io.meshsim.config.Workload;
import io.meshsim.config.WorkloadEntry;
import io.meshsim.config.WorkloadEntry.Health;
import io.meshsim.config.traffic.Locality;
import io.meshsim.part.istiod.context.EndpointIndex;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.WorkloadEndpoint;
import io.meshsim.part.istiod.push.PushRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What changes of ServiceEntries and of what they select ask istiod for; after section 9 of it. */
class EntryEventsTest {

    private static final ServicePort HTTP = ServiceEntry.port("http", 80, "HTTP", 0);
    private static final Labels DB = Labels.of("app", "db");
    private static final ServiceEntry DNS =
            ServiceEntry.dns(Meta.of("default", "api"), "api.example.com", HTTP);
    private static final ServiceEntry SELECTING =
            ServiceEntry.dns(Meta.of("default", "db"), "db.internal", HTTP).selecting(DB);
    private static final WorkloadEntry MACHINE =
            new WorkloadEntry(Meta.of("default", "vm"), Workload.at("10.9.0.1").withLabels(DB));

    private final List<String> asked = new ArrayList<>();
    private final Table<Pod> pods = new Table<>(Pod.class);
    private final EndpointIndex index = new EndpointIndex();
    private final Map<ResourceKey, Resource> rows = new LinkedHashMap<>();
    private final EntryEvents events =
            new EntryEvents(
                    new Entries(pods, new EntryEndpoints((labels, node) -> Locality.NONE)),
                    index,
                    new Notes());

    private final class Notes implements Registry.Listener {

        @Override
        public void update(PushRequest request, Change cause) {
            List<String> names = request.updated().stream().map(ResourceKey::name).toList();
            asked.add(
                    (request.full() ? "full " : "incremental ")
                            + request.reasons().keySet().iterator().next().text()
                            + names);
        }

        @Override
        public void proxyChanged(Pod pod) {}

        @Override
        public void inbound(String type) {}
    }

    private void write(ResourceKey key, @Nullable Resource after) {
        Resource before = after == null ? rows.remove(key) : rows.put(key, after);
        Change change = new Change(before, after, 0);
        asked.clear();
        switch (key.kind()) {
            case SERVICE_ENTRY -> events.serviceEntryChanged(change);
            case WORKLOAD_ENTRY -> events.workloadEntryChanged(change);
            default -> {
                Pod pod = (Pod) after;
                Pod old = pod == null ? pods.remove(key) : pods.put(pod, 0);
                events.podChanged(old, pod, change);
            }
        }
    }

    private void write(Resource after) {
        write(after.key(), after);
    }

    private List<String> addresses(String host) {
        return index.endpoints(MeshService.key("default", host)).stream()
                .map(WorkloadEndpoint::address)
                .toList();
    }

    @Test
    void a_service_that_comes_changes_or_goes_is_a_full_push() {
        write(DNS);
        assertThat(asked).containsExactly("full service[api.example.com]");
        assertThat(addresses("api.example.com")).containsExactly("api.example.com");
        write(DNS.withAddresses("240.0.0.1"));
        assertThat(asked).containsExactly("full service[api.example.com]");
        write(DNS.key(), null);
        assertThat(asked).containsExactly("full service[api.example.com]");
        assertThat(index.knows(MeshService.key("default", "api.example.com"))).isFalse();
    }

    @Test
    void hosts_that_change_together_are_one_request() {
        ServiceEntry two =
                new ServiceEntry(
                        DNS.meta(),
                        List.of("a.example.com", "b.example.com"),
                        List.of(),
                        DNS.ports(),
                        true,
                        EntryResolution.DNS,
                        List.of(),
                        null,
                        List.of(),
                        List.of());
        write(two);
        assertThat(asked).containsExactly("full service[a.example.com, b.example.com]");
    }

    @Test
    void endpoints_that_are_written_down_are_incremental() {
        write(DNS.with(EntryResolution.STATIC, List.of(Workload.at("10.9.0.1"))));
        write(DNS.with(EntryResolution.STATIC, List.of(Workload.at("10.9.0.2"))));
        assertThat(asked).containsExactly("incremental endpoint[api.example.com]");
        assertThat(addresses("api.example.com")).containsExactly("10.9.0.2");
    }

    @Test
    void endpoints_that_stand_in_clusters_are_a_full_push_too() {
        write(DNS.with(EntryResolution.DNS, List.of(Workload.at("a.example.com"))));
        write(DNS.with(EntryResolution.DNS, List.of(Workload.at("b.example.com"))));
        assertThat(asked)
                .containsExactly(
                        "incremental endpoint[api.example.com]", "full endpoint[api.example.com]");
    }

    @Test
    void an_entry_written_again_as_it_was_calls_for_nothing() {
        write(DNS);
        write(DNS);
        assertThat(asked).isEmpty();
    }

    @Test
    void the_first_workload_of_a_service_is_a_full_push_and_later_ones_are_not() {
        write(SELECTING);
        write(MACHINE);
        assertThat(asked).containsExactly("full endpoint[db.internal]");
        write(new WorkloadEntry(Meta.of("default", "vm-2"), Workload.at("10.9.0.2")));
        assertThat(asked).isEmpty();
        write(
                new WorkloadEntry(
                        Meta.of("default", "vm-3"), Workload.at("10.9.0.3").withLabels(DB)));
        assertThat(asked).containsExactly("incremental endpoint[db.internal]");
        write(MACHINE.key(), null);
        assertThat(asked).containsExactly("incremental endpoint[db.internal]");
        assertThat(addresses("db.internal")).containsExactly("10.9.0.3");
    }

    @Test
    void a_checked_workload_is_there_only_while_it_is_healthy() {
        WorkloadEntry checked =
                MACHINE.withMeta(
                        MACHINE.meta().withAnnotations(Labels.of(WorkloadEntry.CHECKED, "true")));
        write(SELECTING);
        write(checked);
        assertThat(asked).isEmpty();
        write(checked.withHealth(Health.HEALTHY));
        assertThat(addresses("db.internal")).containsExactly("10.9.0.1");
        write(checked.withHealth(Health.UNHEALTHY));
        assertThat(asked).containsExactly("incremental endpoint[db.internal]");
        assertThat(addresses("db.internal")).isEmpty();
    }

    @Test
    void a_pod_is_there_while_it_is_ready() {
        Pod pod =
                new Pod(
                        Meta.of("default", "db-1").withLabels(DB),
                        "db",
                        "sa",
                        List.of(),
                        "node",
                        "10.0.0.1",
                        false,
                        false);
        write(SELECTING);
        write(pod);
        assertThat(asked).isEmpty();
        write(pod.withReady(true));
        assertThat(asked).containsExactly("full endpoint[db.internal]");
        write(pod.asTerminating());
        assertThat(asked).containsExactly("incremental endpoint[db.internal]");
        assertThat(addresses("db.internal")).isEmpty();
    }
}
