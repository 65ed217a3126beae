package io.meshsim.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.meshsim.cases.Cases;
import io.meshsim.cases.Cases.Case;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Istio's own tables about host names. */
class HostnameCasesTest {

    static Stream<Case> cases() {
        return Cases.of("host_name_matching");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void names_overlap_and_cover_each_other_by_their_ends(Case line) {
        Cases.check(line, HostnameCasesTest::check);
    }

    private static void check(Case line) {
        JsonObject in = line.input();
        String a = in.get("a").getAsString();
        String b = in.get("b").getAsString();
        boolean result =
                in.get("op").getAsString().equals("matches")
                        ? Hostnames.overlap(a, b)
                        : Hostnames.isCoveredBy(a, b);
        assertThat(result)
                .isEqualTo(line.expected().getAsJsonObject().get("result").getAsBoolean());
    }
}
