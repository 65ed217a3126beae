package io.meshsim.junit;

import io.meshsim.dsl.MeshSim;
import io.meshsim.dsl.SimOptions;
import io.meshsim.engine.Limits;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.random.Hash64;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What the properties of a test run say, read for one test. */
record MeshTestSettings(
        long seed, String seedOrigin, int seeds, TieMode ties, boolean twice, Limits limits) {

    static MeshTestSettings of(ExtensionContext context) {
        Optional<String> given = context.getConfigurationParameter("meshsim.seed");
        return new MeshTestSettings(
                given.map(text -> number("meshsim.seed", text)).orElseGet(() -> fromName(context)),
                given.isPresent() ? "meshsim.seed" : "from the test's name",
                context.getConfigurationParameter("meshsim.seeds")
                        .map(MeshTestSettings::count)
                        .orElse(1),
                ties(context.getConfigurationParameter("meshsim.ties").orElse("first-come")),
                context.getConfigurationParameter("meshsim.twice")
                        .map(MeshTestSettings::yesOrNo)
                        .orElse(false),
                TestLimits.of(context));
    }

    /** The seed of the n-th sweep; 0 is the usual one. */
    long seed(int sweep) {
        return sweep == 0 ? seed : Hash64.mix(seed + sweep) >>> 1;
    }

    /** One that remembers every event if it is to be compared with another. */
    MeshSim simulator(ExtensionContext context, int sweep) {
        SimOptions options = options(context, sweep);
        return twice && sweep == 0 ? MeshSim.recorded(options) : new MeshSim(options);
    }

    SimOptions options(ExtensionContext context, int sweep) {
        Method method = context.getRequiredTestMethod();
        String simpleName = nameInPackage(context.getRequiredTestClass());
        String ofTies = ties == TieMode.SHUFFLED ? " -Dmeshsim.ties=shuffled" : "";
        String named = simpleName + "#" + method.getName();
        String test = named.contains("$") ? "'" + named + "'" : named;
        Path file = Path.of("target", "meshsim", simpleName + "." + method.getName() + ".jsonl");
        return new SimOptions(
                seed(sweep),
                sweep == 0 ? seedOrigin : "sweep " + sweep,
                SimOptions.CAUSES.withTies(ties).withLimits(limits),
                method.getName(),
                "mvn test -Dtest=" + test + " -Dmeshsim.seed=" + seed(sweep) + ofTies,
                Optional.of(file));
    }

    private static long fromName(ExtensionContext context) {
        String name =
                context.getRequiredTestClass().getName()
                        + "#"
                        + context.getRequiredTestMethod().getName();
        return Hash64.of(name) >>> 1;
    }

    /** With the classes around it, as Maven wants to have it named. */
    private static String nameInPackage(Class<?> test) {
        String name = test.getName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static int count(String text) {
        long count = number("meshsim.seeds", text);
        if (count < 1 || count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "meshsim.seeds=" + text + " must be between 1 and " + Integer.MAX_VALUE);
        }
        return (int) count;
    }

    private static boolean yesOrNo(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(
                    "meshsim.twice=" + text + " is not known; use true or false");
        }
        return text.equals("true");
    }

    private static TieMode ties(String text) {
        for (TieMode mode : TieMode.values()) {
            if (mode.text().equals(text)) {
                return mode;
            }
        }
        throw new IllegalArgumentException(
                "meshsim.ties=" + text + " is not known; use first-come or shuffled");
    }

    private static long number(String property, String text) {
        try {
            return Long.parseLong(text.trim());
        } catch (NumberFormatException problem) {
            throw new IllegalArgumentException(
                    property + "=" + text + " is not a whole number", problem);
        }
    }
}
