package io.meshsim.cli;

import com.google.gson.JsonObject;
import io.meshsim.dsl.ScenarioRun;
import io.meshsim.engine.EngineSettings;
import io.meshsim.engine.replay.Divergence;
import io.meshsim.engine.replay.Recording;
import io.meshsim.yaml.Scenario;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of running a scenario twice with one seed.
 *
 * @param events of the first run, settling included
 * @param digest of the first run
 * @param divergence the first event that differs; empty if none does
 */
record TwoRuns(
        String name, long seed, long events, String digest, Optional<Divergence> divergence) {

    static TwoRuns of(
            Scenario scenario, long seed, EngineSettings engine, ScenarioRun.Progress progress) {
        Recording first = new Recording();
        String digest = play(scenario, seed, engine, progress, first);
        Recording second = new Recording();
        play(scenario, seed, engine, progress, second);
        return new TwoRuns(
                scenario.name(), seed, first.events(), digest, first.differenceFrom(second));
    }

    boolean same() {
        return divergence.isEmpty();
    }

    /** For a person. */
    String text() {
        String outcome =
                divergence
                        .map(Divergence::toString)
                        .orElseGet(
                                () ->
                                        String.format(
                                                Locale.ROOT,
                                                "the same twice: %,d events, digest %s",
                                                events,
                                                digest));
        return name + ", seed " + seed + ": " + outcome;
    }

    /** For a program, on one line. */
    String json() {
        JsonObject tree = new JsonObject();
        tree.addProperty("name", name);
        tree.addProperty("seed", seed);
        tree.addProperty("same", same());
        tree.addProperty("digest", digest);
        tree.addProperty("events", events);
        divergence.ifPresent(
                found -> {
                    tree.addProperty("differsAtEvent", found.event());
                    tree.addProperty("difference", found.toString());
                });
        return tree.toString();
    }

    private static String play(
            Scenario scenario,
            long seed,
            EngineSettings engine,
            ScenarioRun.Progress progress,
            Recording recording) {
        ScenarioRun run = new ScenarioRun(scenario, seed, recording.watching(engine));
        recording.started(run.running().simulation());
        run.settle();
        run.play(progress);
        return run.digest();
    }
}
