package io.meshsim.yaml.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantities mean what Kubernetes says they mean. */
class KubeQuantityTest {

    @ParameterizedTest
    @CsvSource({
        "2, 2",
        "0.5, 0.5",
        "100m, 0.1",
        "250u, 0.00025",
        "7n, 0.000000007",
        "1k, 1000",
        "128Mi, 134217728",
        "1Gi, 1073741824",
        "1E, 1000000000000000000",
        "1e3, 1000",
        "-1, -1"
    })
    void a_suffix_scales(String text, BigDecimal amount) {
        assertThat(KubeQuantity.parse(text)).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "1 Gi", "1gi", "1.2.3", "lots", "1e"})
    void other_text_is_refused(String text) {
        assertThatThrownBy(() -> KubeQuantity.parse(text))
                .hasMessage("\"%s\" is not a quantity; write it like 100m, 0.5, 2 or 128Mi", text);
    }
}
