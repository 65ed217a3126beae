package io.meshsim.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.meshsim.house.Uses.anyMethodOf;
import static io.meshsim.house.Uses.anyOf;
import static io.meshsim.house.Uses.withFewerParameters;
import static io.meshsim.house.Uses.withoutALocale;

import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What keeps a run repeatable, for the packages below one root. Every rule has a planted offender
 * in {@code io.meshsim.house.planted} which shows that the rule catches what it is there for.
 */
final class HouseRules {

    private final Floors floors;

    HouseRules(Floors floors) {
        this.floors = floors;
    }

    ArchRule time_comes_from_the_simulation() {
        return noClasses()
                .that()
                .resideInAnyPackage(floors.repeatable())
                .should()
                .accessTargetWhere(
                        anyOf(
                                "System.nanoTime",
                                "System.currentTimeMillis",
                                "Instant.now",
                                "LocalDate.now",
                                "LocalDateTime.now",
                                "OffsetDateTime.now",
                                "ZonedDateTime.now",
                                "Thread.sleep"))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .because(
                        "wall-clock time makes a run unrepeatable; ask the simulation what time it"
                                + " is");
    }

    ArchRule randomness_comes_from_named_streams() {
        return noClasses()
                .that()
                .resideInAnyPackage(floors.repeatable())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .orShould()
                .accessTargetWhere(anyOf("Math.random", "UUID.randomUUID"))
                .orShould()
                .accessTargetWhere(anyOf("Collections.shuffle"))
                .because("an anonymous draw changes every draw after it; take a RandomStream");
    }

    ArchRule order_is_chosen_not_inherited() {
        return noClasses()
                .that()
                .resideInAnyPackage(floors.repeatable())
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.HashMap")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.HashSet")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(IdentityHashMap|WeakHashMap|Hashtable)")
                .orShould()
                .accessTargetWhere(
                        anyOf(
                                "Set.of",
                                "Set.copyOf",
                                "Map.of",
                                "Map.ofEntries",
                                "Map.copyOf",
                                "Collectors.toSet",
                                "Collectors.toUnmodifiableSet",
                                "Collectors.toUnmodifiableMap",
                                "Maps.newHashMap",
                                "Sets.newHashSet",
                                "HashMultimap.create",
                                "System.identityHashCode"))
                .orShould()
                .accessTargetWhere(withFewerParameters("Collectors.toMap", 4))
                .orShould()
                .accessTargetWhere(withFewerParameters("Collectors.groupingBy", 3))
                .because(
                        "hash order differs between JVMs; use List.of, LinkedHashMap,"
                                + " LinkedHashSet, TreeMap, an immutable Guava collection, or a"
                                + " collector with a map supplier");
    }

    ArchRule one_thread() {
        return noClasses()
                .that()
                .resideInAnyPackage(floors.oneThread())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent..", "java.util.Timer..")
                .orShould()
                .accessTargetWhere(anyMethodOf("parallelStream", "parallel"))
                .because(
                        "a simulation is one thread; concurrency is modelled, not borrowed."
                                + " Schedule an event; give lengths of time as Duration or"
                                + " nanoseconds");
    }

    ArchRule arithmetic_is_the_same_everywhere() {
        return noClasses()
                .that()
                .resideInAnyPackage(floors.repeatable())
                .should()
                .accessTargetWhere(
                        anyOf(
                                "Math.log",
                                "Math.log10",
                                "Math.log1p",
                                "Math.exp",
                                "Math.expm1",
                                "Math.pow",
                                "Math.sin",
                                "Math.cos",
                                "Math.tan",
                                "Math.cbrt",
                                "Math.hypot"))
                .because("the last bit of these differs between JVMs; use StrictMath");
    }

    ArchRule text_is_the_same_in_every_country() {
        return noClasses()
                .that()
                .resideInAnyPackage(floors.repeatable())
                .should()
                .accessTargetWhere(anyOf("String.formatted", "Locale.getDefault"))
                .orShould()
                .accessTargetWhere(
                        withoutALocale("String.format", "String.toLowerCase", "String.toUpperCase"))
                .because(
                        "the default locale chooses digits, and the size of a text may decide when"
                                + " something happens; give Locale.ROOT first");
    }

    ArchRule no_static_mutable_state() {
        return fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(floors.repeatable())
                .should()
                .beFinal()
                .because("two simulations in one JVM must not see each other; pass the value in");
    }

    ArchRule no_static_collection_to_fill() {
        return noClasses()
                .that()
                .resideInAnyPackage(floors.repeatable())
                .should(Uses.keepAStaticCollectionOfMutableType())
                .because(
                        "a static ArrayList or LinkedHashMap can be filled by one simulation and"
                                + " read by another; use List.of or an immutable Guava collection");
    }
}
