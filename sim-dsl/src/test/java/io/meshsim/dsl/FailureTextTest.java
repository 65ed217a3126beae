package io.meshsim.dsl;

import static io.meshsim.dsl.Given.client;
import static io.meshsim.dsl.Given.istiod;
import static io.meshsim.dsl.Given.node;
import static io.meshsim.dsl.Given.nodes;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Given.virtualService;
import static io.meshsim.dsl.Then.budgetFrom;
import static io.meshsim.dsl.Then.expect;
import static io.meshsim.dsl.Then.noRequestsToPodsOn;
import static io.meshsim.dsl.Then.nodeNotReady;
import static io.meshsim.dsl.Then.pushStarted;
import static io.meshsim.dsl.When.crash;
import static io.meshsim.dsl.When.touch;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failure says what was expected and seen, what led to it, and what to type next. */
class FailureTextTest {

    private static MeshSim sim(Path folder) {
        return new MeshSim(
                new SimOptions(
                        4711,
                        "from the test's name",
                        SimOptions.CAUSES,
                        "a_test",
                        "mvn test -Dtest=ATest#a_test -Dmeshsim.seed=4711",
                        Optional.of(folder.resolve("a_test.jsonl"))));
    }

    @Test
    void a_claim_about_pushes(@TempDir Path folder) throws IOException {
        Mesh mesh = sim(folder).settle(topology(istiod(), service("reviews").pods(3)));
        mesh.every(ofMillis(10), touch(virtualService("reviews"))).times(3);
        mesh.at(ofMillis(500), touch(virtualService("reviews")));
        mesh.runFor(ofSeconds(1));

        same("two-pushes.txt", folder, () -> mesh.pushes().only());
        assertThat(folder.resolve("a_test.jsonl")).isNotEmptyFile();
    }

    @Test
    void a_budget_marks_the_step_that_overspent(@TempDir Path folder) throws IOException {
        Mesh mesh =
                sim(folder)
                        .settle(
                                topology(
                                        nodes(2),
                                        service("ratings").pods(2),
                                        client("users").calls("ratings")));
        Action dies = crash(node("node-2"));
        mesh.at(ofSeconds(1), dies);
        Budget budget =
                budgetFrom(dies)
                        .then(nodeNotReady("node-2"), ofSeconds(5))
                        .then(pushStarted(), ofSeconds(1));

        same(
                "overspent.txt",
                folder,
                () -> mesh.eventually(noRequestsToPodsOn("node-2")).within(budget));
    }

    @Test
    void a_step_that_was_reached_too_late_is_marked_with_what_it_took(@TempDir Path folder) {
        Mesh mesh = sim(folder).settle(topology(service("b"), client("users").calls("b")));
        Action touched = touch(virtualService("b"));
        mesh.at(ofSeconds(1), touched);
        Budget budget = budgetFrom(touched).then(pushStarted(), ofMillis(50));
        String everywhere = mesh.running().pods().alive().get(0).pod().node();

        // The watch takes 5 ms, handling 20 µs, debouncing 100 ms.
        assertThat(
                        message(
                                () -> {
                                    mesh.eventually(noRequestsToPodsOn(everywhere)).within(budget);
                                    expect(mesh.pushes().count()).is(0);
                                }))
                .containsPattern("push started +50 ms +105.020 ms +<< overspent")
                .contains("no requests to pods on " + everywhere);
    }

    private static void same(String file, Path folder, ThrowingCallable claim) throws IOException {
        String text =
                message(claim)
                        .replace(folder.toString(), "FOLDER")
                        .replaceAll("digest [0-9a-f]{16}", "digest DIGEST");
        try (InputStream golden = FailureTextTest.class.getResourceAsStream(file)) {
            byte[] bytes = Objects.requireNonNull(golden, file).readAllBytes();
            assertThat(text).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static String message(ThrowingCallable claim) {
        MeshFailure failure = catchThrowableOfType(MeshFailure.class, claim);
        return String.valueOf(failure.getMessage());
    }
}
