package io.meshsim.part.proxy.cluster;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/**
 * Hosts of different weights: each comes up again after 1 / weight, the earliest first.
 *
 * <p>The weight is read when a host comes up. For LEAST_REQUEST it is divided by (active + 1) to
 * the power of the bias. A new queue starts some picks into its cycle, elsewhere in each proxy.
 *
 * <p>Source: Envoy 1.34 source/common/upstream/edf_scheduler.h and
 * source/extensions/load_balancing_policies/common/load_balancer_impl.cc.
 */
final class EarliestDeadline implements Balancer {

    private static final Comparator<Entry> ORDER =
            Comparator.comparingDouble((Entry entry) -> entry.deadline)
                    .thenComparingLong(entry -> entry.order);

    private final double activeRequestBias;
    private final long start;
    private PriorityQueue<Entry> queue = new PriorityQueue<>(ORDER);
    private long order;

    private static final class Entry {
        private final Host host;
        private double deadline;
        private long order;

        private Entry(Host host, double deadline) {
            this.host = host;
            this.deadline = deadline;
        }
    }

    /** Bias 0 gives weighted round robin. */
    EarliestDeadline(double activeRequestBias, long start) {
        this.activeRequestBias = activeRequestBias;
        this.start = start;
    }

    @Override
    public Host pick(Host[] hosts, LongSupplier draws) {
        Entry first = queue.remove();
        first.deadline += 1 / weight(first.host);
        add(first);
        return first.host;
    }

    @Override
    public Host peek(Host[] hosts, LongSupplier draws) {
        return queue.element().host;
    }

    @Override
    public void update(Host[] hosts) {
        queue = new PriorityQueue<>(Math.max(1, hosts.length), ORDER);
        double sum = 0;
        for (Host host : hosts) {
            sum += weight(host);
        }
        long picks = start % Math.max(1, (long) sum);
        long left = picks;
        for (Host host : hosts) {
            double weight = weight(host);
            long skipped = (long) (picks * (weight / sum));
            left -= skipped;
            add(new Entry(host, (skipped + 1) / weight));
        }
        for (; left > 0; left--) {
            Entry first = queue.remove();
            first.deadline += 1 / weight(first.host);
            add(first);
        }
    }

    @Override
    public String describe() {
        return activeRequestBias == 0
                ? "ROUND_ROBIN by weight"
                : "LEAST_REQUEST by weight and active requests";
    }

    private void add(Entry entry) {
        entry.order = order++;
        queue.add(entry);
    }

    private double weight(Host host) {
        long weight = host.endpoint().weight();
        if (activeRequestBias == 0) {
            return weight;
        }
        double busy = host.active() + 1.0;
        return weight / (activeRequestBias == 1 ? busy : StrictMath.pow(busy, activeRequestBias));
    }
}
