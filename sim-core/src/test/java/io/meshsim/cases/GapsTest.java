package io.meshsim.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GapsTest {

    @Test
    void the_ledger_names_every_gap() throws IOException {
        String ledger = Files.readString(Path.of("..", "docs", "fidelity.md"));

        assertThat(Cases.gaps().keySet()).allSatisfy(id -> assertThat(ledger).contains(id));
    }
}
