package io.meshsim.part.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.random.Distribution;
import io.meshsim.net.Call;
import io.meshsim.net.Caller;
import io.meshsim.net.HttpRequest;
import io.meshsim.net.Place;
import io.meshsim.net.Target;
import io.meshsim.net.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Applications work, then call step by step; clients send whether or not answers come. */
class WorkloadTest {

    private static final long MILLI = 1_000_000;
    private static final Target A = target("a");
    private static final Target B = target("b");
    private static final Target C = target("c");

    private final Simulation simulation = new Simulation(7, TieMode.FIRST_COME);
    private final Caller self = new Caller(new Place("default/app-0", "node-1"), "app", "default");
    private final List<String> log = new ArrayList<>();

    /** Answers after 10 ms; "down" services with 503. */
    private final Transport wire =
            call -> {
                log.add(at() + " " + call.target.host());
                call.status = call.target.host().equals("down") ? 503 : 200;
                simulation.after(10 * MILLI, "answer", () -> call.listener.onAnswer(call));
            };

    @Test
    void calls_of_a_step_go_out_together_and_steps_wait() {
        Application app = application(step(A, B), step(C));

        Call call = serve(app, HttpRequest.get("app", "/"));

        // 5 ms of work, then 10 ms for each of two steps.
        assertThat(log).containsExactly("5 a", "5 b", "15 c", "25 done");
        assertThat(call.status).isEqualTo(200);
    }

    @Test
    void a_failed_call_fails_the_request_unless_it_is_optional() {
        CallSpec broken = new CallSpec(target("down"), false);
        CallSpec optional = new CallSpec(target("down"), true);

        assertThat(serve(application(new Step(List.of(broken)), step(C)), get()).status)
                .isEqualTo(500);
        assertThat(serve(application(new Step(List.of(optional))), get()).status).isEqualTo(200);
    }

    @Test
    void headers_are_handed_on() {
        List<HttpRequest> sent = new ArrayList<>();
        Transport recording = call -> sent.add(call.request);
        Application app = new Application(simulation, self, behaviour(step(A)), recording);

        app.serve(call(get().withHeader("End-User", "jason")), () -> {});
        simulation.runFor(100 * MILLI);

        assertThat(sent.get(0).headers()).containsEntry("end-user", "jason");
    }

    @Test
    void a_client_repeats_a_failed_request_as_often_as_it_may() {
        List<Call> ends = new ArrayList<>();
        Client client = client(target("down"), 2, ends);

        client.start();
        simulation.runUntil(() -> !ends.isEmpty(), Duration.ofMinutes(1).toNanos());

        assertThat(ends.get(0).status).isEqualTo(503);
        assertThat(log.stream().filter(line -> line.endsWith("down")).count())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void arrivals_have_the_rate_that_was_asked_for() {
        List<Call> ends = new ArrayList<>();
        Client client = client(A, 0, ends);

        client.start();
        simulation.runFor(Duration.ofSeconds(100).toNanos());

        // Poisson with mean 10,000: five standard deviations are 500, passed by chance one seed in
        // 1.7 million.
        assertThat(ends.size()).isBetween(9_500, 10_500);
    }

    @Test
    void a_rate_of_zero_is_refused() {
        assertThatThrownBy(() -> new ClientSpec("users", 0, List.of(), 0))
                .hasMessage("rate 0.0/s must be above 0 and at most 1e9");
    }

    private Client client(Target target, int retries, List<Call> ends) {
        ClientSpec spec =
                new ClientSpec("users", 100, List.of(new WeightedTarget(target, 1)), retries);
        return new Client(
                simulation,
                spec,
                () -> Optional.of(self),
                () -> 1,
                wire,
                (last, startedNanos) -> ends.add(last));
    }

    private Call serve(Application app, HttpRequest request) {
        Call call = call(request);
        app.serve(call, () -> log.add(at() + " done"));
        simulation.runFor(100 * MILLI);
        return call;
    }

    private Call call(HttpRequest request) {
        return new Call(1, self, target("app"), request, 0, answered -> {}, 0);
    }

    private Application application(Step... steps) {
        return new Application(simulation, self, behaviour(steps), wire);
    }

    private static Behaviour behaviour(Step... steps) {
        Distribution work = Distribution.constant(Duration.ofMillis(5));
        return new Behaviour(work, 4, List.of(steps), 0);
    }

    private static Step step(Target... targets) {
        List<CallSpec> calls = new ArrayList<>();
        for (Target target : targets) {
            calls.add(new CallSpec(target, false));
        }
        return new Step(calls);
    }

    private static Target target(String host) {
        return new Target(host, 8080, HttpRequest.get(host, "/"), 30_000 * MILLI);
    }

    private static HttpRequest get() {
        return HttpRequest.get("app", "/");
    }

    private String at() {
        return Long.toString(simulation.nowNanos() / MILLI);
    }
}
