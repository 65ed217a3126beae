package io.meshsim.engine.theory;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.stat.LatencyHistogram;
import io.meshsim.engine.stat.Tally;
import io.meshsim.engine.station.Station;

/** One run of customers who come to a station one by one; started empty, ended empty. */
final class QueueModel {

    private static final double SERVICE_NANOS = 1e6;

    private final QueueSetup setup;
    private final int customers;
    private final int warmUp;
    private final Simulation simulation;
    private final Station station;
    private final RandomStream gaps;
    private final RandomStream services;
    private final Event arrives;
    private final Event leaves;
    private final long[] arrivedNanos;
    private final long[] serviceNanos;
    private final Tally waits = new Tally();
    private final Tally sojourns = new Tally();
    private final Tally serviceTimes = new Tally();
    private final LatencyHistogram sojournTimes = new LatencyHistogram();
    private long startNanos;
    private long waited;
    private long lost;

    private QueueModel(QueueSetup setup, int customers, int warmUp, long seed) {
        this.setup = setup;
        this.customers = customers;
        this.warmUp = warmUp;
        simulation = new Simulation(seed, TieMode.FIRST_COME);
        station = new Station(simulation, "station", setup.servers());
        gaps = simulation.stream("queue", "gaps");
        services = simulation.stream("queue", "services");
        arrives = simulation.event("customer arrives", this::arrive);
        leaves = simulation.event("customer leaves", this::leave);
        arrivedNanos = new long[customers];
        serviceNanos = new long[customers];
    }

    /** A run with a warm-up that does not count. */
    static QueueShown run(QueueSetup setup, long seed) {
        return new QueueModel(setup, QueueSetup.CUSTOMERS, QueueSetup.WARM_UP, seed).run();
    }

    /** A run of which everything counts. */
    static QueueShown runFromTheStart(QueueSetup setup, long seed) {
        return new QueueModel(setup, QueueSetup.CUSTOMERS, 0, seed).run();
    }

    private QueueShown run() {
        arrives.after(setup.gap().sampleNanos(gaps), 0);
        while (simulation.step()) {
            // Until everybody has left.
        }
        double came = customers - warmUp;
        double elapsed = (simulation.nowNanos() - startNanos) / SERVICE_NANOS;
        return new QueueShown(
                sojourns.count(),
                elapsed,
                waits.mean(),
                sojourns.mean(),
                sojournTimes.percentileNanos(99) / SERVICE_NANOS,
                serviceTimes.mean(),
                waited / came,
                lost / came,
                station.meanQueueLength(),
                station.busyNanos() / SERVICE_NANOS / elapsed);
    }

    private void arrive(int customer) {
        if (customer == warmUp) {
            startNanos = simulation.nowNanos();
            station.resetStatistics();
        }
        if (customer + 1 < customers) {
            arrives.after(setup.gap().sampleNanos(gaps), customer + 1);
        }
        boolean allBusy = station.busyServers() == setup.servers();
        boolean isLost = allBusy && station.queueLength() >= setup.room();
        waited += allBusy && customer >= warmUp ? 1 : 0;
        lost += isLost && customer >= warmUp ? 1 : 0;
        arrivedNanos[customer] = simulation.nowNanos();
        serviceNanos[customer] = setup.service().sampleNanos(services);
        if (!isLost) {
            station.submit(serviceNanos[customer], leaves, customer);
        }
    }

    private void leave(int customer) {
        if (customer >= warmUp) {
            long sojournNanos = simulation.nowNanos() - arrivedNanos[customer];
            double sojourn = sojournNanos / SERVICE_NANOS;
            double service = serviceNanos[customer] / SERVICE_NANOS;
            waits.add(sojourn - service);
            sojourns.add(sojourn);
            serviceTimes.add(service);
            sojournTimes.record(sojournNanos);
        }
    }
}
