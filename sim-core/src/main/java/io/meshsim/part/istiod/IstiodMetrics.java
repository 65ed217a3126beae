package io.meshsim.part.istiod;

import io.meshsim.engine.stat.BucketHistogram;
import io.meshsim.engine.stat.Counter;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.engine.station.Cores;
import io.meshsim.engine.time.SimTime;
import io.meshsim.part.istiod.memory.ProcessMemory;
import io.meshsim.part.istiod.push.Reason;
import io.meshsim.xds.XdsType;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Istiod's metrics under Istio's names, with its labels and buckets.
 *
 * <p>Source: Istio 1.30 pilot/pkg/xds/monitoring.go, pkg/xds/monitoring.go.
 */
final class IstiodMetrics {

    private static final double[] SHORT = {.01, .1, 1, 3, 5, 10, 20, 30};
    private static final double[] QUEUE = {.01, .1, .2, .5, 1, 3, 5};
    private static final double[] CONTEXT = {.01, .1, .5, 1, 3, 5};
    private static final double[] LONG = {.1, .5, 1, 3, 5, 10, 20, 30};
    private static final double[] BYTES = {1, 1e4, 1e6, 4e6, 1e7, 4e7};

    private static final double NANOS = 1e9;

    /** Its name in the pod: Istio's chart calls it so. */
    private static final String CONTAINER = "discovery";

    private final Metrics metrics;
    private final Map<String, Integer> rejects = new TreeMap<>();
    private final Map<XdsType, TypeMetrics> types = new EnumMap<>(XdsType.class);
    private final Map<Reason, Counter> triggers = new EnumMap<>(Reason.class);
    private final Times queueTimes = new Times("pilot_proxy_queue_time", LONG);
    private final Times convergenceTimes = new Times("pilot_proxy_convergence_time", LONG);
    private final Times sendTimes = new Times("pilot_xds_send_time", SHORT);
    private int services;
    private int virtualServices;

    /** A histogram of times, which is not there before it is needed. */
    private final class Times {

        private final String name;
        private final double[] bounds;
        private @Nullable BucketHistogram histogram;

        private Times(String name, double[] bounds) {
            this.name = name;
            this.bounds = bounds;
        }

        void observe(long nanos) {
            BucketHistogram known = histogram;
            if (known == null) {
                known = metrics.histogram(name, bounds);
                histogram = known;
            }
            known.observe(SimTime.seconds(nanos));
        }
    }

    /** What is counted of each type. */
    private record TypeMetrics(BucketHistogram bytes, Counter pushes, BucketHistogram pushTimes) {}

    IstiodMetrics(Metrics metrics, String version, IntSupplier connections) {
        this.metrics = metrics;
        metrics.gauge("pilot_xds", connections::getAsInt, "version", version);
        metrics.gauge("pilot_services", () -> services);
        metrics.gauge("pilot_virt_services", () -> virtualServices);
        metrics.gauge("pilot_info", () -> 1, "version", version);
        metrics.gauge("istio_build", () -> 1, "component", "pilot", "tag", version);
    }

    /** An event of Kubernetes, or of Istio's kinds. */
    void event(String family, String type, String event) {
        metrics.counter(family, "type", type, "event", event).increment();
    }

    /** How many changes wait in a queue. */
    void queue(String id, IntSupplier depth) {
        metrics.gauge("pilot_worker_queue_depth", depth::getAsInt, "queueID", id);
    }

    void handled(String id, long waitedNanos, long workedNanos) {
        metrics.histogram("pilot_worker_queue_latency", QUEUE, "queueID", id)
                .observe(SimTime.seconds(waitedNanos));
        metrics.histogram("pilot_worker_queue_duration", QUEUE, "queueID", id)
                .observe(SimTime.seconds(workedNanos));
    }

    /** Endpoints that wait for their pods. */
    void pendingPods(IntSupplier number) {
        metrics.gauge("pilot_k8s_endpoints_pending_pod", number::getAsInt);
    }

    void inbound(String type) {
        metrics.counter("pilot_inbound_updates", "type", type).increment();
    }

    void debounced(long nanos) {
        observe("pilot_debounce_time", SHORT, nanos);
    }

    void contextBuilt(long nanos) {
        observe("pilot_pushcontext_init_seconds", CONTEXT, nanos);
    }

    /** Services and VirtualServices at a full push. */
    void known(int knownServices, int knownVirtualServices) {
        services = knownServices;
        virtualServices = knownVirtualServices;
    }

    /** How much memory and CPU istiod uses, and for how long its limit holds it back. */
    void process(Cores cores, ProcessMemory memory) {
        metrics.gauge("process_resident_memory_bytes", memory::residentBytes);
        metrics.gauge("container_oom_events_total", memory::kills, "container", CONTAINER);
        metrics.gauge("process_cpu_seconds_total", () -> cores.busyNanos() / NANOS);
        metrics.gauge("container_cpu_cfs_periods_total", cores::periods, "container", CONTAINER);
        metrics.gauge(
                "container_cpu_cfs_throttled_periods_total",
                cores::throttledPeriods,
                "container",
                CONTAINER);
        metrics.gauge(
                "container_cpu_cfs_throttled_seconds_total",
                () -> cores.throttledNanos() / NANOS,
                "container",
                CONTAINER);
    }

    /** How long istiod has been up. */
    void uptime(DoubleSupplier seconds) {
        metrics.gauge("istiod_uptime_seconds", seconds);
    }

    void dequeued(Map<Reason, Integer> reasons, long waitedNanos) {
        reasons.forEach(
                (reason, count) -> triggers.computeIfAbsent(reason, this::triggersOf).add(count));
        queueTimes.observe(waitedNanos);
    }

    void converged(long nanos) {
        convergenceTimes.observe(nanos);
    }

    private Counter triggersOf(Reason reason) {
        return metrics.counter("pilot_push_triggers", "type", reason.text());
    }

    void sent(XdsType type, long bytes, long sendNanos, long pushNanos) {
        of(type).bytes().observe((double) bytes);
        pushed(type, sendNanos, pushNanos);
    }

    /** What was generated could not be sent: it counts all the same. */
    void notSent(XdsType type, boolean timedOut, long sendNanos, long pushNanos) {
        if (timedOut) {
            metrics.counter("pilot_xds_pushes", "type", text(type) + "_senderr").increment();
        }
        pushed(type, sendNanos, pushNanos);
    }

    private void pushed(XdsType type, long sendNanos, long pushNanos) {
        of(type).pushes().increment();
        sendTimes.observe(sendNanos);
        of(type).pushTimes().observe(SimTime.seconds(pushNanos));
    }

    private TypeMetrics of(XdsType type) {
        TypeMetrics known = types.get(type);
        if (known == null) {
            known =
                    new TypeMetrics(
                            metrics.histogram(
                                    "pilot_xds_config_size_bytes", BYTES, "type", type.typeUrl()),
                            metrics.counter("pilot_xds_pushes", "type", text(type)),
                            metrics.histogram("pilot_xds_push_time", SHORT, "type", text(type)));
            types.put(type, known);
        }
        return known;
    }

    /** A NACK; what proxies reject has Envoy's code for an internal error. */
    void rejected(XdsType type, String node) {
        metrics.counter("pilot_total_xds_rejects", "type", text(type)).increment();
        String name = "pilot_xds_" + text(type) + "_reject";
        int times = rejects.merge(name + " " + node, 1, Integer::sum);
        metrics.gauge(name, () -> times, "node", node, "err", "Internal");
    }

    void expiredNonce(XdsType type) {
        metrics.counter("pilot_xds_expired_nonce", "type", text(type)).increment();
    }

    private void observe(String name, double[] bounds, long nanos) {
        metrics.histogram(name, bounds).observe(SimTime.seconds(nanos));
    }

    private static String text(XdsType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
