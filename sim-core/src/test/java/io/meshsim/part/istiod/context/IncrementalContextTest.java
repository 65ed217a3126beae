package io.meshsim.part.istiod.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ServicePort;
import io.meshsim.config.Sidecar;
import io.meshsim.config.VirtualService;
import io.meshsim.cost.IstiodCosts;
import io.meshsim.xds.ProxyNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A push context makes anew only what has changed. */
class IncrementalContextTest {

    private static final ProxyNode NODE =
            new ProxyNode(
                    "id",
                    ProxyNode.Role.SIDECAR,
                    "default",
                    "pod",
                    "10.0.0.1",
                    "sa",
                    "node-1",
                    Labels.NONE);

    private static PushContext.Config config(int services, int virtualServices) {
        List<MeshService> known = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            known.add(
                    new MeshService(
                            "s" + i + ".default.svc.cluster.local",
                            "default",
                            "10.96.0." + i,
                            false,
                            Labels.NONE,
                            List.of(ServicePort.of("http", 80)),
                            List.of()));
        }
        List<VirtualService> routes = new ArrayList<>();
        for (int i = 0; i < virtualServices; i++) {
            Meta meta = Meta.of("default", "v" + i);
            routes.add(new VirtualService(meta, List.of("s" + i), List.of(), List.of(), List.of()));
        }
        return new PushContext.Config(known, routes, List.of(), List.of(), List.of());
    }

    private static Rebuild after(Kind... kinds) {
        LinkedHashSet<ResourceKey> keys = new LinkedHashSet<>();
        for (Kind kind : kinds) {
            keys.add(new ResourceKey(kind, "default", "x"));
        }
        return Rebuild.of(keys);
    }

    @Test
    void a_gateway_leaves_services_and_scopes_as_they_were() {
        PushContext old = new PushContext("1", config(2, 1));
        SidecarScope scope = old.scopeOf(NODE);
        PushContext next = new PushContext("2", config(3, 2), old, after(Kind.GATEWAY));
        assertThat(next.version()).isEqualTo("2");
        assertThat(next.services()).hasSize(2);
        assertThat(next.scopeOf(NODE)).isSameAs(scope);
    }

    @Test
    void a_service_makes_scopes_anew_and_leaves_virtual_services() {
        PushContext old = new PushContext("1", config(2, 1));
        SidecarScope scope = old.scopeOf(NODE);
        PushContext next = new PushContext("2", config(3, 1), old, after(Kind.SERVICE));
        assertThat(next.services()).hasSize(3);
        assertThat(next.scopeOf(NODE)).isNotEqualTo(scope);
        assertThat(next.scopeOf(NODE).service("s2.default.svc.cluster.local")).isNotNull();
    }

    @Test
    void the_cost_grows_with_what_is_made_anew() {
        IstiodCosts costs = IstiodCosts.DEFAULT;
        PushContext.Config config = config(100, 20);
        ContextSize whole = ContextSize.of(config, Rebuild.WHOLE, true);
        assertThat(whole).isEqualTo(new ContextSize(100, 20, 0));
        assertThat(ContextSize.of(config, after(Kind.SERVICE), true))
                .isEqualTo(new ContextSize(100, 0, 0));
        assertThat(ContextSize.of(config, after(Kind.VIRTUAL_SERVICE), true))
                .isEqualTo(new ContextSize(0, 20, 0));
        assertThat(ContextSize.of(config, after(Kind.ENVOY_FILTER), true))
                .isEqualTo(new ContextSize(0, 0, 0));
        // 50 µs, 10 µs for each of 100 services and 20 VirtualServices.
        assertThat(costs.contextNanos(whole.services(), whole.resources(), whole.scopes()))
                .isEqualTo(50_000 + 120 * 10_000);
    }

    @Test
    void before_1_27_the_scope_of_every_sidecar_is_made_at_once() {
        Sidecar sidecar = new Sidecar(Meta.of("default", "all"), null, List.of(), false);
        PushContext.Config config =
                new PushContext.Config(
                        List.of(), List.of(), List.of(), List.of(), List.of(sidecar));
        assertThat(ContextSize.of(config, after(Kind.SERVICE), false).scopes()).isEqualTo(1);
        assertThat(ContextSize.of(config, after(Kind.SERVICE), true).scopes()).isZero();
        assertThat(ContextSize.of(config, after(Kind.GATEWAY), false).scopes()).isZero();
    }
}
