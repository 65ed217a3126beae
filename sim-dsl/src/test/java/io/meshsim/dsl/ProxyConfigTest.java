package io.meshsim.dsl;

import static io.meshsim.dsl.Given.meshConfig;
import static io.meshsim.dsl.Given.nodes;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshsim.config.MeshConfig;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsType;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a test can learn of the configuration that proxies hold. */
class ProxyConfigTest {

    private static Mesh settle(MeshConfig config) {
        return MeshSim.seeded(1)
                .settle(topology(nodes(1), meshConfig(config), service("b"), service("c")));
    }

    private static Collection<XdsResource> held(Mesh mesh, XdsType type) {
        return mesh.running().pods().proxies().get(0).active(type).values();
    }

    @Test
    void without_sidecar_resources_nothing_is_spared() {
        ProxyConfig config = settle(MeshConfig.DEFAULT).configOf("default/b");

        assertThat(config.bytes().count()).isPositive();
        assertThat(config.bytesWithoutSidecars().count()).isEqualTo(config.bytes().count());
        assertThat(config.byType().proxies()).isEqualTo(1);
    }

    @Test
    void a_workload_without_proxies_is_refused_with_those_that_have_some() {
        Mesh mesh = settle(MeshConfig.DEFAULT);

        assertThatThrownBy(() -> mesh.configOf("b"))
                .hasMessage("no proxy runs in workload \"b\"; they run in [default/b, default/c]");
    }

    @Test
    void the_meshs_configuration_reaches_the_proxies() {
        MeshConfig closed =
                MeshConfig.DEFAULT
                        .withRegistryOnly(true)
                        .withDefaultServiceExportTo(List.of("elsewhere"));
        Mesh mesh = settle(closed);

        assertThat(held(mesh, XdsType.CDS))
                .extracting(XdsResource::name)
                .noneMatch(name -> name.startsWith("outbound|"));
        assertThat(held(mesh, XdsType.LDS))
                .filteredOn(listener -> listener.name().equals("virtualOutbound"))
                .extracting(listener -> listener.message().toString())
                .singleElement()
                .asString()
                .doesNotContain("PassthroughCluster");
    }
}
