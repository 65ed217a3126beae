package io.meshsim.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/**
 * Which floor stands on which, for the packages below one root. The root is a parameter so that the
 * same rules can be tried on planted offenders.
 */
record Floors(String root) {

    /** What the core may use beside the JDK, and itself. */
    private static final String[] CORE_LIBRARIES = {
        "java..",
        "com.google.common..",
        "com.google.protobuf..",
        "com.google.re2j..",
        "com.google.rpc..",
        "com.google.api..",
        "com.google.errorprone.annotations..",
        "io.envoyproxy..",
        "com.github.xds..",
        "com.github.udpa..",
        "org.HdrHistogram..",
        "org.apache.commons.rng..",
        "org.jspecify..",
    };

    String[] engine() {
        return packages("engine");
    }

    String[] contracts() {
        return packages("config", "xds", "net", "cost");
    }

    String[] parts() {
        return packages("part");
    }

    String[] mesh() {
        return packages("mesh");
    }

    String[] language() {
        return packages("dsl", "study", "yaml", "report");
    }

    /** All that sim-core holds. */
    String[] core() {
        return packages("engine", "config", "xds", "net", "cost", "part", "mesh");
    }

    /** All that decides what happens in a run or how it is told. */
    String[] repeatable() {
        return packages(
                "engine", "config", "xds", "net", "cost", "part", "mesh", "dsl", "study", "yaml",
                "report");
    }

    /**
     * All that must not know of threads: everything that has to do with one simulation. A study
     * runs many, and may run them side by side.
     */
    String[] oneThread() {
        return packages(
                "engine", "config", "xds", "net", "cost", "part", "mesh", "dsl", "yaml", "report");
    }

    ArchRule every_floor_stands_on_the_floors_below() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("Engine")
                .definedBy(engine())
                .layer("Contracts")
                .definedBy(contracts())
                .layer("Parts")
                .definedBy(parts())
                .layer("Mesh")
                .definedBy(mesh())
                .layer("Language")
                .definedBy(language())
                .layer("JUnit")
                .definedBy(packages("junit"))
                .layer("Cli")
                .definedBy(packages("cli"))
                .whereLayer("Cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("JUnit")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("Language")
                .mayOnlyBeAccessedByLayers("JUnit", "Cli")
                .whereLayer("Mesh")
                .mayOnlyBeAccessedByLayers("Language", "JUnit", "Cli")
                .whereLayer("Parts")
                .mayOnlyBeAccessedByLayers("Mesh", "Language")
                .whereLayer("Contracts")
                .mayOnlyBeAccessedByLayers("Parts", "Mesh", "Language", "JUnit", "Cli")
                .because("a reader should understand a floor without climbing the stairs");
    }

    ArchRule parts_are_strangers_to_each_other() {
        return slices().matching(root + ".part.(*)..")
                .should()
                .notDependOnEachOther()
                .because("parts meet through contracts and are wired together only in mesh");
    }

    ArchRule a_simulation_knows_nothing_of_studies() {
        return noClasses()
                .that()
                .resideInAnyPackage(oneThread())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages("study"))
                .because(
                        "a study has threads and a simulation has one; give the simulation to the"
                                + " study, not the study to the simulation");
    }

    ArchRule packages_have_no_cycles() {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("packages in a circle can only be understood all at once");
    }

    ArchRule the_core_needs_few_libraries() {
        return classes()
                .that()
                .resideInAnyPackage(core())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Stream.concat(Stream.of(CORE_LIBRARIES), Stream.of(core()))
                                .toArray(String[]::new))
                .because("YAML, JUnit, the command line and pictures belong on upper floors");
    }

    private String[] packages(String... names) {
        return Stream.of(names).map(name -> root + "." + name + "..").toArray(String[]::new);
    }
}
