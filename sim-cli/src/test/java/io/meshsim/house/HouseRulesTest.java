package io.meshsim.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each floor stands only on the floors below it, and nothing in it makes a run unrepeatable. */
class HouseRulesTest {

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.meshsim");

    @ParameterizedTest
    @MethodSource("rules")
    void the_house_keeps_its_rules(ArchRule rule) {
        rule.check(HOUSE);
    }

    @Test
    void every_floor_is_looked_at() {
        for (String floor :
                List.of("engine", "config", "part", "mesh", "dsl", "study", "junit", "cli")) {
            assertThat(HOUSE).anyMatch(c -> c.getPackageName().startsWith("io.meshsim." + floor));
        }
    }

    @Test
    void the_planted_offenders_are_no_part_of_the_house() {
        assertThat(HOUSE).noneMatch(c -> c.getPackageName().startsWith("io.meshsim.house"));
    }

    static List<ArchRule> rules() {
        return rulesBelow("io.meshsim");
    }

    private static List<ArchRule> rulesBelow(String root) {
        Floors floors = new Floors(root);
        HouseRules rules = new HouseRules(floors);
        return List.of(
                floors.every_floor_stands_on_the_floors_below(),
                floors.parts_are_strangers_to_each_other(),
                floors.a_simulation_knows_nothing_of_studies(),
                floors.packages_have_no_cycles(),
                floors.the_core_needs_few_libraries(),
                rules.time_comes_from_the_simulation(),
                rules.randomness_comes_from_named_streams(),
                rules.order_is_chosen_not_inherited(),
                rules.one_thread(),
                rules.arithmetic_is_the_same_everywhere(),
                rules.text_is_the_same_in_every_country(),
                rules.no_static_mutable_state(),
                rules.no_static_collection_to_fill());
    }
}
