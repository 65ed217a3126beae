package io.meshsim.part.istiod.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Labels;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.traffic.Locality;
import io.meshsim.part.istiod.context.EndpointIndex.Effect;
import io.meshsim.part.istiod.context.WorkloadEndpoint.Health;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which update calls for what push; the cases are those of Istio 1.30's eds_test. */
class EndpointIndexTest {

    private static final ResourceKey KEY = MeshService.key("default", "svc");

    private final EndpointIndex index = new EndpointIndex();

    /** Endpoints as {@code 53H:account}: last number, Healthy, Unhealthy or Terminating. */
    private Effect update(String... texts) {
        List<WorkloadEndpoint> endpoints = new ArrayList<>();
        for (String text : texts) {
            String[] parts = text.split(":", -1);
            Health health =
                    switch (parts[0].charAt(parts[0].length() - 1)) {
                        case 'U' -> Health.UNHEALTHY;
                        case 'T' -> Health.TERMINATING;
                        default -> Health.HEALTHY;
                    };
            String address = "10.0.0." + parts[0].substring(0, parts[0].length() - 1);
            endpoints.add(
                    new WorkloadEndpoint(
                            address,
                            80,
                            "http",
                            "pod" + address,
                            "default",
                            "w",
                            parts.length > 1 ? parts[1] : "sa",
                            Labels.NONE,
                            Locality.NONE,
                            "",
                            health,
                            false,
                            1));
        }
        return index.update(KEY, endpoints);
    }

    private List<String> sent() {
        return index.endpoints(KEY).stream()
                .filter(WorkloadEndpoint::isSent)
                .map(endpoint -> endpoint.address().substring(7))
                .toList();
    }

    @Test
    void a_service_never_seen_is_full_and_scaling_to_zero_and_back_is_not() {
        assertThat(update("53H")).isEqualTo(Effect.FULL);
        assertThat(update()).isEqualTo(Effect.INCREMENTAL);
        assertThat(update()).isEqualTo(Effect.INCREMENTAL);
        assertThat(update("53H")).isEqualTo(Effect.INCREMENTAL);
    }

    @Test
    void coming_back_with_another_account_is_full() {
        update("53H:sa");
        update();
        assertThat(update("54H:new-sa")).isEqualTo(Effect.FULL);
    }

    @Test
    void a_deleted_service_is_never_seen_again() {
        update("53H");
        index.delete(KEY);
        assertThat(update("53H")).isEqualTo(Effect.FULL);
    }

    @ParameterizedTest
    @CsvSource({
        "53H 54H:other, 53H, FULL",
        "53H 54H, 53H, INCREMENTAL",
        "53H, 54H, INCREMENTAL",
        "53H, 53H 54H:new, FULL",
        "53H 54H, 53H 54H, NO_PUSH",
        "53H, 53H 54U, NO_PUSH",
    })
    void an_update_is_judged_by_what_changed(String before, String after, Effect effect) {
        update(before.split(" ", -1));
        assertThat(update(after.split(" ", -1))).isEqualTo(effect);
    }

    @Test
    void unhealthy_endpoints_are_not_sent_and_new_ones_cause_nothing() {
        update("53U");
        assertThat(update("53U", "54U")).isEqualTo(Effect.NO_PUSH);
        assertThat(update("53H", "54H")).isEqualTo(Effect.INCREMENTAL);
        assertThat(sent()).containsExactly("53", "54");
        assertThat(update("53H", "54H")).isEqualTo(Effect.NO_PUSH);
        assertThat(update("53U", "54H")).isEqualTo(Effect.INCREMENTAL);
        assertThat(sent()).containsExactly("54");
        assertThat(update("53H", "54H")).isEqualTo(Effect.INCREMENTAL);
        assertThat(update("53H")).isEqualTo(Effect.INCREMENTAL);
        assertThat(update("53H", "54H")).isEqualTo(Effect.INCREMENTAL);
        assertThat(update("53H", "54T")).isEqualTo(Effect.INCREMENTAL);
        assertThat(sent()).containsExactly("53");
        assertThat(update()).isEqualTo(Effect.INCREMENTAL);
    }
}
