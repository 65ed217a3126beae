package io.meshsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each directory below {@code bad} is an input with something wrong, and {@code said.txt} what must
 * be said about it.
 */
class BadInputTest {

    static Stream<String> inputs() {
        return Input.in(Input.of("bad")).stream().map(path -> path.getFileName().toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void bad_input_is_refused_and_explained(String name, @TempDir Path temp) {
        Path input = Input.of("bad/" + name);
        Call call = Call.run(input, temp.resolve("out"));
        String said = call.err().replace(input + "/", "");
        Path golden = input.resolve("said.txt");
        if (!Files.exists(golden) || !said.equals(Input.read(golden))) {
            Input.write(Path.of("target", "golden", name, "said.txt"), said);
        }
        assertThat(golden).as("what is said lies in target/golden").exists();
        assertThat(said).isEqualTo(Input.read(golden));
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
        assertThat(temp).isEmptyDirectory();
    }
}
