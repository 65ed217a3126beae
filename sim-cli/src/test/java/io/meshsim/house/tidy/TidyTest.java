package io.meshsim.house.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** All sources keep the rules that compilers and formatters do not check. */
class TidyTest {

    private static final List<Source> SOURCES = Checkout.sources();

    @Test
    void every_line_is_tidy() {
        assertThat(SOURCES).flatExtracting(TextRules::check).isEmpty();
    }

    @Test
    void every_type_and_method_is_tidy() {
        assertThat(JavaRules.check(SOURCES)).isEmpty();
    }

    @Test
    void every_package_has_a_comment() {
        assertThat(PackageRules.check(SOURCES)).isEmpty();
    }

    @Test
    void the_readme_has_one_command_for_the_main_job_and_one_for_the_tests() {
        assertThat(SOURCES)
                .filteredOn(source -> source.path().equals("README.md"))
                .hasSize(1)
                .flatExtracting(ReadmeRules::check)
                .isEmpty();
    }

    @Test
    void all_modules_are_looked_at() {
        for (String module :
                List.of("sim-core", "sim-dsl", "sim-junit", "sim-cli", "docs", ".ci")) {
            assertThat(SOURCES).anyMatch(source -> source.isIn(module));
        }
    }
}
