package io.meshsim.part.istiod.fleet;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.time.SimTime;
import io.meshsim.engine.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Scales the istiods by the CPU time that they use, from one look to the next.
 *
 * <p>Simplified: what is known of a pod's use is that of the time between two looks, as if the
 * metrics server's window ended with each.
 */
final class Autoscaler {

    private final Simulation simulation;
    private final Istiods istiods;
    private final Recommendation recommendation;
    private final long periodNanos;
    private final Event sync;
    private final Map<Integer, Double> busyNanos = new TreeMap<>();

    /** Of those that were ready at the last look. */
    private final List<Integer> wereReady = new ArrayList<>();

    Autoscaler(Simulation simulation, Istiods istiods, AutoscaleSettings settings) {
        this.simulation = simulation;
        this.istiods = istiods;
        this.recommendation = new Recommendation(settings);
        this.periodNanos = SimTime.nanos(settings.syncPeriod());
        this.sync = simulation.event("istiod.autoscaler", ignored -> sync());
    }

    void start() {
        look(new ArrayList<>());
        sync.after(periodNanos, 0);
    }

    private void sync() {
        List<Integer> readyMillis = new ArrayList<>();
        int unready = look(readyMillis);
        int current = istiods.replicas();
        int wanted = recommendation.replicas(simulation.nowNanos(), current, readyMillis, unready);
        if (wanted != current) {
            Trace trace = simulation.trace();
            trace.record(trace.name("autoscaler"), trace.name("scale"), istiod(trace), wanted);
            istiods.scale(wanted);
        }
        sync.after(periodNanos, 0);
    }

    private static int istiod(Trace trace) {
        return trace.name("istiod");
    }

    /** Notes what each that was ready has used; gives the number of the others. */
    private int look(List<Integer> readyMillis) {
        int unready = 0;
        List<Integer> areReady = new ArrayList<>();
        for (Instance instance : istiods.all()) {
            if (instance.isLeaving()) {
                continue;
            }
            int number = instance.number();
            double now = instance.istiod().cpu().busyNanos();
            double before = busyNanos.getOrDefault(number, 0.0);
            busyNanos.put(number, now);
            if (instance.isReady() && wereReady.contains(number)) {
                readyMillis.add((int) Math.round(1000 * (now - before) / periodNanos));
            } else {
                unready++;
            }
            if (instance.isReady()) {
                areReady.add(number);
            }
        }
        wereReady.clear();
        wereReady.addAll(areReady);
        return unready;
    }
}
