package io.meshsim.dsl;

import io.meshsim.mesh.RunningMesh;
import io.meshsim.net.Place;
import io.meshsim.part.istiod.IstiodSettings;
import io.meshsim.part.istiod.Limits;
import io.meshsim.part.istiod.Release;
import io.meshsim.part.istiod.fleet.AutoscaleSettings;
import io.meshsim.part.istiod.fleet.FleetSettings;
import io.meshsim.part.istiod.stream.StreamSettings;
import io.meshsim.yaml.schema.KubeQuantity;
import java.time.Duration;

/**
 * istiod, one or several alike, and its settings; what is not said has Istio 1.30's default, or
 * that of its release.
 */
public record IstiodNoun(IstiodSettings settings, FleetSettings fleet) implements Noun, Peer {

    /**
     * All values of another release, of istiod and of the agents: 1.12, 1.20 or 1.30, the default.
     * What was said before is forgotten, but for the CPUs, so say it first.
     *
     * @throws IllegalArgumentException if the release is not known
     */
    public IstiodNoun release(String release) {
        return with(IstiodSettings.of(Release.of(release)).withCpus(settings.cpus()));
    }

    /** Quiet time that ends debouncing (PILOT_DEBOUNCE_AFTER); default 100 ms. */
    public IstiodNoun debounceAfter(Duration quiet) {
        return with(settings.withDebounceAfter(quiet));
    }

    /** Longest debouncing (PILOT_DEBOUNCE_MAX); default 10 s. */
    public IstiodNoun debounceMax(Duration longest) {
        return with(settings.withDebounceMax(longest));
    }

    /** Whether endpoint changes are debounced (PILOT_ENABLE_EDS_DEBOUNCE); default true. */
    public IstiodNoun edsDebounce(boolean enabled) {
        return with(settings.withEnableEdsDebounce(enabled));
    }

    /** Pushes at once (PILOT_PUSH_THROTTLE); default 0: from the number of CPUs. */
    public IstiodNoun pushThrottle(int pushes) {
        return with(settings.withPushThrottle(pushes));
    }

    /**
     * Whether pushes that generate a service's endpoints and those who write them wait for each
     * other, one by one; default is what the release does: true before 1.19.
     */
    public IstiodNoun endpointLock(boolean locks) {
        return with(settings.withFeatures(settings.features().withEndpointLock(locks)));
    }

    /** New streams in a second (PILOT_MAX_REQUESTS_PER_SECOND); default 0: from the CPUs. */
    public IstiodNoun maxRequestsPerSecond(int streams) {
        return streams(settings.streams().withMaxRequestsPerSecond(streams));
    }

    /** When connections end, give or take a tenth; zero for never; default 30 min. */
    public IstiodNoun maxConnectionAge(Duration age) {
        return streams(settings.streams().withMaxConnectionAge(age));
    }

    /** How long a send may wait for its client (PILOT_XDS_SEND_TIMEOUT); default zero: for ever. */
    public IstiodNoun sendTimeout(Duration timeout) {
        return streams(settings.streams().withSendTimeout(timeout));
    }

    /** Silence before a ping, and the wait for its answer; default 30 s and 10 s. */
    public IstiodNoun keepalive(Duration interval, Duration timeout) {
        return streams(settings.streams().withKeepalive(interval, timeout));
    }

    /** Bytes that may be under way to a client that does not read; default 1 MiB. */
    public IstiodNoun clientWindow(long bytes) {
        return streams(settings.streams().withClientWindowBytes(bytes));
    }

    /** Instances at the start; default 1. */
    public IstiodNoun replicas(int number) {
        return new IstiodNoun(settings, fleet.withReplicas(number));
    }

    /** How long the streams of an instance live on that is told to end; default 10 s. */
    public IstiodNoun shutdownDuration(Duration duration) {
        return new IstiodNoun(settings, fleet.withShutdownDuration(duration));
    }

    /**
     * Whether one that starts is ready before it has read the endpoints of services, and gives
     * proxies empty ones until it has; default false.
     */
    public IstiodNoun readyBeforeEndpoints(boolean early) {
        return new IstiodNoun(settings, fleet.withReadyBeforeEndpoints(early));
    }

    /**
     * Lets an autoscaler choose how many instances there are, by their CPU use: 80 % of half a core
     * each is its target, as in Istio's chart.
     */
    public IstiodNoun autoscale(int min, int max) {
        return autoscale(AutoscaleSettings.DEFAULT.withReplicas(min, max));
    }

    /**
     * The autoscaler's target for the mean CPU use, in percent of what an instance requests, and
     * that request, in thousandths of a core.
     */
    public IstiodNoun autoscaleTarget(int percent, int ofMillis) {
        AutoscaleSettings before = fleet.autoscale().orElse(AutoscaleSettings.DEFAULT);
        return autoscale(before.withTargetPercent(percent).withCpuRequestMillis(ofMillis));
    }

    private IstiodNoun autoscale(AutoscaleSettings autoscaler) {
        return new IstiodNoun(settings, fleet.withAutoscale(autoscaler));
    }

    /** One of several, in the order of their making, from 1. */
    public IstiodRef instance(int number) {
        return new IstiodRef(number);
    }

    private IstiodNoun with(IstiodSettings other) {
        return new IstiodNoun(other, fleet);
    }

    private IstiodNoun streams(StreamSettings streams) {
        return with(settings.withStreams(streams));
    }

    /** CPUs that it works on at once (GOMAXPROCS); default 2. */
    public IstiodNoun cpus(int cpus) {
        return with(settings.withCpus(cpus));
    }

    /**
     * The limit of CPU, as Kubernetes writes it: {@code 1500m} is one and a half cores, of which
     * Linux gives 150 ms every 100 ms, and then nothing. Its CPUs become as many as the limit,
     * rounded up, as in Istio's chart; say {@link #cpus} after it for others.
     *
     * @throws IllegalArgumentException if it is not an amount, or is not positive
     */
    public IstiodNoun cpuLimit(String limit) {
        Limits limits = settings.limits().withCpuMillis(KubeQuantity.thousandths(limit));
        return with(settings.withLimits(limits).withCpus(limits.wholeCpus()));
    }

    /**
     * The limit of memory, as Kubernetes writes it: {@code 4Gi}. If an instance has more, the
     * kernel kills it, and the kubelet starts it again: after a second at first, then after 10 s,
     * doubling to 5 min. Default: none.
     *
     * @throws IllegalArgumentException if it is not an amount, or is not positive
     */
    public IstiodNoun memoryLimit(String limit) {
        long bytes = KubeQuantity.whole(limit);
        return with(settings.withLimits(settings.limits().withMemoryBytes(bytes)));
    }

    @Override
    public void addTo(Assembly assembly) {
        assembly.release(settings.features().release());
        assembly.settings(all -> all.withIstiod(settings).withFleet(fleet));
    }

    @Override
    public boolean isAt(Place place) {
        return RunningMesh.isIstiod(place);
    }

    @Override
    public String peerName() {
        return "istiod";
    }

    @Override
    public String toString() {
        return "istiod debounce after "
                + Durations.text(settings.debounceAfter())
                + ", at most "
                + Durations.text(settings.debounceMax());
    }
}
