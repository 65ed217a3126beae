package io.meshsim.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** A rule that nobody has seen fail is a hope; each one is shown the offenders it is there for. */
class PlantedOffendersTest {

    private static final String ROOT = "io.meshsim.house.planted";
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(ROOT);

    private final Floors floors = new Floors(ROOT);
    private final HouseRules rules = new HouseRules(floors);

    @Test
    void a_floor_that_climbs_the_stairs_is_caught() {
        assertCaught(
                floors.every_floor_stands_on_the_floors_below(),
                "KnowsAnUpperFloor",
                "ReachesIntoAPart");
    }

    @Test
    void parts_that_meet_are_caught() {
        assertCaught(floors.parts_are_strangers_to_each_other(), "MeetsItsNeighbour");
    }

    @Test
    void packages_in_a_circle_are_caught() {
        assertCaught(floors.packages_have_no_cycles(), "InACircle", "AlsoInACircle");
    }

    @Test
    void a_library_that_belongs_upstairs_is_caught() {
        assertCaught(floors.the_core_needs_few_libraries(), "NeedsACommandLine");
    }

    @Test
    void wall_clocks_are_caught() {
        assertCaught(
                rules.time_comes_from_the_simulation(),
                "Clocks$Nanos",
                "Clocks$ByReference",
                "Clocks$Instants",
                "Clocks$AClock",
                "TimesItself");
    }

    @Test
    void anonymous_draws_are_caught() {
        assertCaught(
                rules.randomness_comes_from_named_streams(),
                "Draws$FromAGenerator",
                "Draws$FromASplittable",
                "Draws$FromMath",
                "Draws$FromIdentifiers",
                "Draws$FromShuffling");
    }

    @Test
    void orders_that_nobody_chose_are_caught() {
        assertCaught(
                rules.order_is_chosen_not_inherited(),
                "Orders$HashedMap",
                "Orders$HashedSet",
                "Orders$SaltedSet",
                "Orders$SaltedMap",
                "Orders$CollectedSet",
                "Orders$CollectedMap",
                "Orders$Grouped");
    }

    @Test
    void threads_are_caught() {
        assertCaught(
                rules.one_thread(),
                "Threads$Started",
                "Threads$Promised",
                "Threads$Parallel",
                "Threads$Units");
    }

    @Test
    void a_simulation_that_starts_a_study_is_caught() {
        assertCaught(floors.a_simulation_knows_nothing_of_studies(), "StartsAStudy");
    }

    @Test
    void inexact_arithmetic_is_caught() {
        assertCaught(
                rules.arithmetic_is_the_same_everywhere(), "Sums$Logarithm", "Sums$ByReference");
    }

    @Test
    void texts_that_depend_on_the_country_are_caught() {
        assertCaught(
                rules.text_is_the_same_in_every_country(),
                "Texts$Formatted",
                "Texts$Lowered",
                "Texts$ByDefault");
    }

    @Test
    void static_variables_are_caught() {
        assertCaught(rules.no_static_mutable_state(), "Statics.counter");
    }

    @Test
    void static_collections_to_fill_are_caught() {
        assertCaught(rules.no_static_collection_to_fill(), "Statics.SEEN");
    }

    private static void assertCaught(ArchRule rule, String... offenders) {
        String report = rule.evaluate(PLANTED).getFailureReport().toString();
        assertThat(report).contains(offenders).doesNotContain("Innocent");
    }
}
