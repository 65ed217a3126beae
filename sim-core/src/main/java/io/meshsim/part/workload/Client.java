package io.meshsim.part.workload;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.arrival.Arrivals;
import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.time.SimTime;
import io.meshsim.net.Call;
import io.meshsim.net.Caller;
import io.meshsim.net.Target;
import io.meshsim.net.Transport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Sends requests when its arrivals say, and hears the answers. */
public final class Client implements Call.Listener {

    private final Simulation simulation;
    private final ClientSpec spec;
    private final Supplier<Optional<Caller>> origin;
    private final LongSupplier roots;
    private final Transport transport;
    private final Answers answers;
    private final Arrivals arrivals;
    private final RandomStream choice;
    private final Event arrival;
    private final int totalWeight;
    private final List<Ask> asks = new ArrayList<>();
    private final Deque<Integer> freeAsks = new ArrayDeque<>();
    private boolean running;

    /** One request from the first try to the last answer. */
    private record Ask(long root, Target target, long startedNanos, int triesLeft) {}

    /** Hears how each request ended. */
    public interface Answers {

        /** The last answer to a request that the client made at {@code startedNanos}. */
        void onEnd(Call last, long startedNanos);
    }

    /**
     * A client that is not yet running.
     *
     * @param origin where the next request starts; empty if there is no pod to send it, then it is
     *     not sent
     * @param roots numbers for requests
     */
    public Client(
            Simulation simulation,
            ClientSpec spec,
            Supplier<Optional<Caller>> origin,
            LongSupplier roots,
            Transport transport,
            Answers answers) {
        this.simulation = simulation;
        this.spec = spec;
        this.origin = origin;
        this.roots = roots;
        this.transport = transport;
        this.answers = answers;
        String name = "client/" + spec.name();
        this.arrivals = spec.arrivals().start(simulation.stream(name, "arrivals"));
        this.choice = simulation.stream(name, "mix");
        this.arrival = simulation.event(name + ".arrival", this::arrive);
        this.totalWeight = spec.mix().stream().mapToInt(WeightedTarget::weight).sum();
    }

    /** Begins to send. */
    public void start() {
        running = true;
        scheduleNext();
    }

    /** Sends no more; answers still come. */
    public void stop() {
        running = false;
    }

    @Override
    public void onAnswer(Call call) {
        Ask ask = asks.get(call.token);
        if (!call.succeeded() && ask.triesLeft() > 0 && origin.get().isPresent()) {
            Ask again = new Ask(ask.root(), ask.target(), ask.startedNanos(), ask.triesLeft() - 1);
            asks.set(call.token, again);
            send(again, origin.get().get(), call.token);
            return;
        }
        freeAsks.add(call.token);
        answers.onEnd(call, ask.startedNanos());
    }

    private void arrive(int ignored) {
        if (!running) {
            return;
        }
        scheduleNext();
        Target target = pick();
        Optional<Caller> caller = origin.get();
        if (caller.isPresent()) {
            long now = simulation.nowNanos();
            Ask ask = new Ask(roots.getAsLong(), target, now, spec.retries());
            send(ask, caller.get(), admit(ask));
        }
    }

    private void send(Ask ask, Caller caller, int row) {
        Target target = ask.target();
        long now = simulation.nowNanos();
        transport.send(new Call(ask.root(), caller, target, target.request(), now, this, row));
    }

    private void scheduleNext() {
        long gapNanos = arrivals.nextGapNanos();
        if (gapNanos != SimTime.NEVER) {
            arrival.after(gapNanos, 0);
        }
    }

    private Target pick() {
        int draw = choice.nextInt(totalWeight);
        for (WeightedTarget weighted : spec.mix()) {
            draw -= weighted.weight();
            if (draw < 0) {
                return weighted.target();
            }
        }
        throw new AssertionError("weights of " + spec.name() + " do not add up");
    }

    private int admit(Ask ask) {
        Integer free = freeAsks.poll();
        if (free == null) {
            asks.add(ask);
            return asks.size() - 1;
        }
        asks.set(free, ask);
        return free;
    }
}
