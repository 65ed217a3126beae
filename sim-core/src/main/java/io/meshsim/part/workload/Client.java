package io.meshsim.part.workload;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.arrival.Arrivals;
import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.time.SimTime;
import io.meshsim.net.Calls;
import io.meshsim.net.Transport;
import java.util.Arrays;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** Sends requests when its arrivals say, and hears the answers. */
public final class Client implements Calls.Listener {

    /** The origin of a request that nobody can send. */
    public static final int NOWHERE = -1;

    private static final int NO_ASK = -1;

    private final Simulation simulation;
    private final ClientSpec spec;
    private final IntSupplier origin;
    private final LongSupplier roots;
    private final Transport transport;
    private final Calls calls;
    private final Answers answers;
    private final Arrivals arrivals;
    private final RandomStream choice;
    private final Event arrival;
    private final int totalWeight;

    /** What it asks, in the order of its mix, and how often. */
    private final int[] targets;

    private final int[] weights;

    /** Needed only if there are retries; without, a call knows all that there is to know. */
    private final Asks asks = new Asks();

    private final boolean retries;
    private boolean running;

    /** Hears how each request ended. */
    public interface Answers {

        /** The last answer to a request that the client made at {@code startedNanos}. */
        void onEnd(int lastCall, long startedNanos);
    }

    /**
     * A client that is not yet running.
     *
     * @param namespace where it looks short names up
     * @param origin number of the place where the next request starts; {@link #NOWHERE} if there is
     *     no pod to send it, then it is not sent
     * @param roots numbers for requests
     */
    public Client(
            Simulation simulation,
            ClientSpec spec,
            String namespace,
            IntSupplier origin,
            LongSupplier roots,
            Transport transport,
            Answers answers) {
        this.simulation = simulation;
        this.spec = spec;
        this.origin = origin;
        this.roots = roots;
        this.transport = transport;
        this.calls = transport.calls();
        this.answers = answers;
        this.retries = spec.retries() > 0;
        String name = "client/" + spec.name();
        this.arrivals = spec.arrivals().start(simulation.stream(name, "arrivals"));
        this.choice = simulation.stream(name, "mix");
        this.arrival = simulation.event(name + ".arrival", this::arrive);
        this.weights = spec.mix().stream().mapToInt(WeightedTarget::weight).toArray();
        this.totalWeight = Arrays.stream(weights).sum();
        this.targets =
                spec.mix().stream()
                        .mapToInt(kind -> calls.targets().number(kind.target(), namespace))
                        .toArray();
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
    public void onAnswer(int call) {
        if (!retries) {
            answers.onEnd(call, calls.startedNanos(call));
            return;
        }
        int ask = calls.token(call);
        if (!calls.succeeded(call) && asks.triesLeft(ask) > 0) {
            int from = origin.getAsInt();
            if (from != NOWHERE) {
                asks.tryAgain(ask);
                send(calls.root(call), from, calls.target(call), ask);
                return;
            }
        }
        long startedNanos = asks.startedNanos(ask);
        asks.remove(ask);
        answers.onEnd(call, startedNanos);
    }

    @Override
    public void onAbandoned(int call) {
        if (retries) {
            asks.remove(calls.token(call));
        }
    }

    private void arrive(int ignored) {
        if (!running) {
            return;
        }
        scheduleNext();
        int target = pick();
        int from = origin.getAsInt();
        if (from != NOWHERE) {
            int ask = retries ? asks.add(simulation.nowNanos(), spec.retries()) : NO_ASK;
            send(roots.getAsLong(), from, target, ask);
        }
    }

    private void send(long root, int from, int target, int ask) {
        int call = calls.open(root, from, simulation.nowNanos(), target);
        calls.answerTo(call, this, ask);
        transport.send(call);
    }

    private void scheduleNext() {
        long gapNanos = arrivals.nextGapNanos();
        if (gapNanos != SimTime.NEVER) {
            arrival.after(gapNanos, 0);
        }
    }

    private int pick() {
        int draw = choice.nextInt(totalWeight);
        for (int i = 0; i < targets.length; i++) {
            draw -= weights[i];
            if (draw < 0) {
                return targets[i];
            }
        }
        throw new AssertionError("weights of " + spec.name() + " do not add up");
    }
}
