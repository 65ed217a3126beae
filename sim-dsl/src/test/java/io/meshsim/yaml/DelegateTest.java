package io.meshsim.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshsim.config.VirtualService;
import io.meshsim.yaml.schema.BadInput;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A VirtualService without hosts serves those that delegate to it. */
class DelegateTest {

    private static final String NO_HOSTS =
            """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: cart}
            spec:
              hosts: []
              http: [{route: [{destination: {host: cart}}]}]
            """;

    @TempDir private Path temp = Path.of("");

    @Test
    void one_without_hosts_keeps_its_rules_for_others() {
        Loaded loaded = ManifestText.read(temp, NO_HOSTS);
        assertThat(ManifestText.one(loaded, VirtualService.class).http())
                .extracting(rule -> rule.destinations().get(0).host())
                .containsExactly("cart");
        assertThat(ManifestText.notModelled(loaded)).isEmpty();
    }

    @Test
    void one_without_hosts_must_have_no_gateways() {
        String bound = NO_HOSTS.replace("hosts: []", "gateways: [edge]");
        Path file = ManifestText.write(temp, "a.yaml", bound);
        assertThatThrownBy(() -> Scenarios.load(List.of(file), false))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("spec: a VirtualService without hosts must have no gateways");
    }
}
