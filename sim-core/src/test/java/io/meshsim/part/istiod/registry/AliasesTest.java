package io.meshsim.part.istiod.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Service;
import io.meshsim.part.istiod.context.MeshService;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names that stand for services. */
class AliasesTest {

    private static final String SHOP = "shop.default.svc.cluster.local";
    private static final MeshService SERVICE =
            new MeshService(SHOP, "default", "", false, Labels.NONE, List.of(), List.of());

    private final Aliases aliases = new Aliases();

    private void alias(String name, String target) {
        aliases.put(Service.alias(Meta.of("default", name), target));
    }

    @Test
    void a_service_has_the_names_that_lead_to_it_over_others_too() {
        alias("b", SHOP);
        alias("a", "b.default.svc.cluster.local");
        alias("c", "elsewhere.example.com");
        assertThat(aliases.named(List.of(SERVICE)).get(0).aliases())
                .containsExactly("a.default.svc.cluster.local", "b.default.svc.cluster.local");
    }

    @Test
    void names_that_go_in_a_circle_stand_for_nothing() {
        alias("a", "b.default.svc.cluster.local");
        alias("b", "a.default.svc.cluster.local");
        assertThat(aliases.target("a.default.svc.cluster.local")).isNull();
        assertThat(aliases.named(List.of(SERVICE))).containsExactly(SERVICE);
    }
}
