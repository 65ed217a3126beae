package io.meshsim.part.istiod.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.meshsim.cases.Cases;
import io.meshsim.cases.Cases.Case;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The debouncer after Istio 1.30's discovery_test.go, and in exact simulated time. */
class DebounceCasesTest {

    private static final long MS = 1_000_000L;
    private static final long POLL_MS = 25;
    private static final long PATIENCE_MS = 400;

    static Stream<Case> scripts() {
        return Cases.of("debounce");
    }

    static Stream<Case> timings() {
        return Cases.of("debounce_simulated_time");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void as_scripts_expect(Case line) {
        Cases.check(line, DebounceCasesTest::checkScript);
    }

    @ParameterizedTest
    @MethodSource("timings")
    void at_exact_times(Case line) {
        Cases.check(line, DebounceCasesTest::checkTimes);
    }

    private static void checkScript(Case line) {
        Bench bench = new Bench(line.input(), line.input().get("full_push_duration_ms"), 0);
        line.input().getAsJsonArray("script").forEach(step -> bench.play(step.getAsJsonArray()));
        JsonObject expected = line.expected().getAsJsonObject();
        assertThat(bench.partial()).isEqualTo(expected.get("final_partial_pushes").getAsInt());
        assertThat(bench.full()).isEqualTo(expected.get("final_full_pushes").getAsInt());
        assertThat(bench.mostFullAtOnce < 2)
                .isEqualTo(expected.get("never_two_full_pushes_at_once").getAsBoolean());
    }

    private static void checkTimes(Case line) {
        JsonElement push = line.input().get("push_duration_ms");
        Bench bench = new Bench(line.input(), push, push.getAsLong());
        for (JsonElement one : line.input().getAsJsonArray("updates")) {
            JsonObject update = one.getAsJsonObject();
            boolean full = update.get("full").getAsBoolean();
            long atNanos = update.get("at_ms").getAsLong() * MS;
            bench.simulation.at(atNanos, "update", () -> bench.send(full));
        }
        bench.simulation.runUntilNanos(60_000 * MS);
        List<Pushed> expected = new ArrayList<>();
        for (JsonElement one : line.expected().getAsJsonObject().getAsJsonArray("pushes")) {
            JsonObject seen = one.getAsJsonObject();
            expected.add(
                    new Pushed(
                            seen.get("start_ms").getAsLong(),
                            seen.get("merged_updates").getAsInt(),
                            seen.get("full").getAsBoolean()));
        }
        assertThat(bench.pushes).isEqualTo(expected);
    }

    private record Pushed(long startMs, int updates, boolean full) {}

    /** A debouncer and pushes that take their time. */
    private static final class Bench {

        private final Simulation simulation = new Simulation(1, TieMode.FIRST_COME);
        private final List<Pushed> pushes = new ArrayList<>();
        private final Debouncer debouncer;
        private final long fullMs;
        private final long partialMs;
        private int fullNow;
        private int mostFullAtOnce;

        Bench(JsonObject input, JsonElement fullMs, long partialMs) {
            this.fullMs = fullMs.getAsLong();
            this.partialMs = partialMs;
            this.debouncer =
                    new Debouncer(
                            simulation,
                            input.get("quiet_ms").getAsLong() * MS,
                            input.get("max_ms").getAsLong() * MS,
                            input.get("eds_debounce").getAsBoolean(),
                            this::push);
        }

        private void push(Batch batch, Runnable onDone) {
            boolean full = batch.request().full();
            pushes.add(new Pushed(simulation.nowNanos() / MS, batch.updates(), full));
            fullNow += full ? 1 : 0;
            mostFullAtOnce = Math.max(mostFullAtOnce, fullNow);
            simulation.after(
                    (full ? fullMs : partialMs) * MS,
                    "push ends",
                    () -> {
                        fullNow -= full ? 1 : 0;
                        onDone.run();
                    });
        }

        void send(boolean full) {
            debouncer.update(PushRequest.of(full, Reason.CONFIG), List.of());
        }

        void play(JsonArray step) {
            switch (step.get(0).getAsString()) {
                case "send" -> send(step.get(1).getAsString().equals("full"));
                case "sleep_ms" -> simulation.runFor(step.get(1).getAsLong() * MS);
                case "expect" -> expect(step.get(1).getAsInt(), step.get(2).getAsInt());
                default -> throw new IllegalArgumentException("step " + step);
            }
        }

        private void expect(int partial, int full) {
            BooleanSupplier isThere = () -> partial() == partial && full() == full;
            for (long ms = 0; ms < PATIENCE_MS && !isThere.getAsBoolean(); ms += POLL_MS) {
                simulation.runFor(POLL_MS * MS);
            }
            assertThat(isThere.getAsBoolean()).isTrue();
        }

        private int full() {
            return (int) pushes.stream().filter(Pushed::full).count();
        }

        private int partial() {
            return pushes.size() - full();
        }
    }
}
