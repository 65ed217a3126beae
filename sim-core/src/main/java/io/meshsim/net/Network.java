package io.meshsim.net;

import io.meshsim.cost.NetworkCosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Links between places: how long a packet takes, and what rules do to it. */
public final class Network {

    /** What {@link #transitNanos} answers for a lost packet. */
    public static final long LOST = -1;

    private final NetworkCosts costs;
    private final List<LinkRule> rules = new ArrayList<>();
    private final List<Runnable> watchers = new ArrayList<>();

    /** A network without rules. */
    public Network(NetworkCosts costs) {
        this.costs = costs;
    }

    /** Installs a rule behind those there; closing the handle removes it. */
    public Installed install(LinkRule rule) {
        rules.add(rule);
        watchers.forEach(Runnable::run);
        return () -> {
            if (rules.remove(rule)) {
                watchers.forEach(Runnable::run);
            }
        };
    }

    /** Runs something whenever a rule has come or gone. */
    public void whenRulesChange(Runnable watcher) {
        watchers.add(watcher);
    }

    /** Whether anything is in the way of packets. */
    public boolean hasRules() {
        return !rules.isEmpty();
    }

    /** Time that a message of this size takes where no rule is in its way. */
    public long transitNanos(boolean onOneNode, long sizeBytes) {
        return costs.transitNanos(onOneNode, sizeBytes);
    }

    /** Time from one place to another for a message of this size, or {@link #LOST}. */
    public long transitNanos(Place from, Place to, long sizeBytes) {
        long nanos = transitNanos(from.node().equals(to.node()), sizeBytes);
        for (int i = 0; i < rules.size(); i++) {
            Optional<Verdict> verdict = rules.get(i).verdict(from, to);
            if (verdict.isPresent()) {
                return judged(verdict.get(), nanos);
            }
        }
        return nanos;
    }

    /** Whether a message would arrive now. */
    public boolean reaches(Place from, Place to) {
        return rules.isEmpty() || transitNanos(from, to, 0) != LOST;
    }

    private static long judged(Verdict verdict, long nanos) {
        if (verdict instanceof Verdict.Drop) {
            return LOST;
        }
        return verdict instanceof Verdict.Delay delay ? nanos + delay.extraNanos() : nanos;
    }

    /** A rule in force. */
    public interface Installed extends AutoCloseable {

        /** Takes the rule away; doing it twice does nothing. */
        @Override
        void close();
    }
}
