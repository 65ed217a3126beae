package io.meshsim.part.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.random.Distribution;
import io.meshsim.net.Caller;
import io.meshsim.net.Calls;
import io.meshsim.net.HttpRequest;
import io.meshsim.net.Place;
import io.meshsim.net.ResponseFlag;
import io.meshsim.net.Server;
import io.meshsim.net.Target;
import io.meshsim.net.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Applications work, then call step by step; clients send whether or not answers come. */
class WorkloadTest {

    private static final long MILLI = 1_000_000;
    private static final int ORIGIN = 0;
    private static final int POD = 1;
    private static final Target A = target("a");
    private static final Target B = target("b");
    private static final Target C = target("c");

    private final Simulation simulation = new Simulation(7, TieMode.FIRST_COME);
    private final Caller self = new Caller(new Place("default/app-0", "node-1"), "app", "default");
    private final List<String> log = new ArrayList<>();

    private final Wire wire = new Wire();
    private final Calls calls = wire.calls();

    /** Answers after 10 ms, "down" services with 503, and hears the application. */
    private final class Wire implements Transport {

        private final Calls calls = new Calls();
        private final List<Integer> asked = new ArrayList<>();
        private boolean carries = true;

        @Override
        public Calls calls() {
            return calls;
        }

        @Override
        public void send(int call) {
            String host = calls.targets().get(calls.target(call)).host();
            log.add(at() + " " + host);
            asked.add(calls.target(call));
            if (!carries) {
                calls.listener(call).onAbandoned(call);
                return;
            }
            calls.end(call, host.equals("down") ? 503 : 200, ResponseFlag.NONE);
            simulation.after(10 * MILLI, "answer", () -> calls.listener(call).onAnswer(call));
        }

        @Override
        public void answer(int call, int status) {
            log.add(at() + " done");
            calls.end(call, status, ResponseFlag.NONE);
        }
    }

    @Test
    void calls_of_a_step_go_out_together_and_steps_wait() {
        Server app = application(step(A, B), step(C));

        int call = serve(app, HttpRequest.get("app", "/"));

        // 5 ms of work, then 10 ms for each of two steps.
        assertThat(log).containsExactly("5 a", "5 b", "15 c", "25 done");
        assertThat(calls.status(call)).isEqualTo(200);
    }

    @Test
    void a_failed_call_fails_the_request_unless_it_is_optional() {
        CallSpec broken = new CallSpec(target("down"), false);
        CallSpec optional = new CallSpec(target("down"), true);

        assertThat(statusOf(new Step(List.of(broken)), step(C))).isEqualTo(500);
        assertThat(statusOf(new Step(List.of(optional)))).isEqualTo(200);
    }

    @Test
    void headers_are_handed_on() {
        Server app = application(step(A), step(A));

        int served = serve(app, get().withHeader("End-User", "jason"));

        int plain = calls.targets().number(A, "default");
        int asked = calls.targets().withHeadersOf(plain, calls.target(served));
        assertThat(calls.targets().get(asked).request().headers())
                .containsEntry("end-user", "jason");
        assertThat(wire.asked).containsExactly(asked, asked);
    }

    @Test
    void a_call_of_a_stopped_pod_ends_its_work_without_an_answer_to_wait_for() {
        Server app = application(step(A, B), step(C));
        wire.carries = false;

        int served = serve(app, get());

        // Both calls of the first step are abandoned; the second step is not begun.
        assertThat(log).containsExactly("5 a", "5 b", "5 done");
        assertThat(calls.status(served)).isEqualTo(500);
    }

    @Test
    void a_client_repeats_a_failed_request_as_often_as_it_may() {
        List<Integer> ends = new ArrayList<>();
        Client client = client(target("down"), 2, ends);

        client.start();
        simulation.runUntil(() -> !ends.isEmpty(), Duration.ofMinutes(1).toNanos());

        assertThat(calls.status(ends.get(0))).isEqualTo(503);
        assertThat(log.stream().filter(line -> line.endsWith("down")).count())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void arrivals_have_the_rate_that_was_asked_for() {
        List<Integer> ends = new ArrayList<>();
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

    private Client client(Target target, int retries, List<Integer> ends) {
        ClientSpec spec =
                new ClientSpec("users", 100, List.of(new WeightedTarget(target, 1)), retries);
        return new Client(
                simulation,
                spec,
                "default",
                () -> ORIGIN,
                () -> 1,
                wire,
                (last, startedNanos) -> ends.add(last));
    }

    private int statusOf(Step... steps) {
        return calls.status(serve(application(steps), get()));
    }

    /** Lets an application serve a request, and everything come to its end. */
    private int serve(Server app, HttpRequest request) {
        Target target = new Target("app", 8080, request, 30_000 * MILLI);
        int call = calls.open(1, ORIGIN, 0, calls.targets().number(target, "default"));
        calls.tried(call, POD);
        app.serve(call);
        simulation.runFor(100 * MILLI);
        return call;
    }

    private Server application(Step... steps) {
        Applications applications = new Applications(simulation, wire);
        applications.add(POD, self, behaviour(steps));
        return applications;
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
