package io.meshsim.part.istiod;

import io.meshsim.engine.time.GoDuration;
import io.meshsim.engine.time.SimTime;
import io.meshsim.part.istiod.stream.StreamSettings;
import java.time.Duration;
import java.util.Map;

/**
 * Istiod's settings.
 *
 * <p>Source of names and defaults: Istio 1.30 pilot/pkg/features/tuning.go.
 *
 * @param debounceAfter PILOT_DEBOUNCE_AFTER: updates must be quiet for this long; default 100 ms
 * @param debounceMax PILOT_DEBOUNCE_MAX: after this they wait no longer; default 10 s
 * @param enableEdsDebounce PILOT_ENABLE_EDS_DEBOUNCE: whether endpoint updates wait too; default
 *     true
 * @param pushThrottle PILOT_PUSH_THROTTLE: pushes under way at most; default 0, which means 15 and
 *     5 for each CPU, at most 100
 * @param cpus threads that istiod works with, each on a CPU: GOMAXPROCS, which Istio's chart sets
 *     to the limit in whole CPUs; default 2
 * @param limits what its container may use at most; default none beyond its CPUs
 * @param streams how it treats the streams of its clients
 * @param features which release it is, and which of its switches are on
 */
public record IstiodSettings(
        Duration debounceAfter,
        Duration debounceMax,
        boolean enableEdsDebounce,
        int pushThrottle,
        int cpus,
        Limits limits,
        StreamSettings streams,
        Features features) {

    /** What Istio 1.30 ships, on two CPUs. */
    public static final IstiodSettings DEFAULT = of(Release.ISTIO_1_30);

    private static final String AFTER = "PILOT_DEBOUNCE_AFTER";
    private static final String MAX = "PILOT_DEBOUNCE_MAX";
    private static final String EDS = "PILOT_ENABLE_EDS_DEBOUNCE";
    private static final String THROTTLE = "PILOT_PUSH_THROTTLE";

    public IstiodSettings {
        refuseNegative(AFTER, debounceAfter);
        refuseNegative(MAX, debounceMax);
        if (debounceMax.compareTo(debounceAfter) < 0) {
            throw new IllegalArgumentException(
                    MAX
                            + " "
                            + GoDuration.text(debounceMax)
                            + " must not be less than "
                            + AFTER
                            + " "
                            + GoDuration.text(debounceAfter));
        }
        if (pushThrottle < 0) {
            throw new IllegalArgumentException(
                    THROTTLE + " " + pushThrottle + " must not be negative");
        }
        if (!features.release().limitsComeFromCpus()) {
            refuseZero(features.release(), THROTTLE, pushThrottle);
            refuseZero(features.release(), StreamSettings.RATE, streams.maxRequestsPerSecond());
        }
        if (cpus < 1) {
            throw new IllegalArgumentException("istiod's cpus " + cpus + " must be at least 1");
        }
    }

    /** What a release ships, on two CPUs. */
    public static IstiodSettings of(Release release) {
        return new IstiodSettings(
                Duration.ofMillis(100),
                Duration.ofSeconds(10),
                true,
                release.pushThrottle(),
                2,
                Limits.NONE,
                StreamSettings.DEFAULT.withMaxRequestsPerSecond(release.maxRequestsPerSecond()),
                Features.of(release));
    }

    /**
     * The defaults of Istio 1.30, with what an environment sets under the real names; durations as
     * Go writes them.
     *
     * @throws IllegalArgumentException for a name that is not known here, or a value that does not
     *     fit
     */
    public static IstiodSettings fromEnv(Map<String, String> env) {
        return DEFAULT.withEnv(env);
    }

    /**
     * The same with what an environment sets under the real names; durations as Go writes them.
     *
     * @throws IllegalArgumentException for a name that is not known here, or a value that does not
     *     fit
     */
    public IstiodSettings withEnv(Map<String, String> env) {
        Duration after = debounceAfter;
        Duration max = debounceMax;
        boolean eds = enableEdsDebounce;
        int throttle = pushThrottle;
        StreamSettings otherStreams = streams;
        Features otherFeatures = features;
        for (Map.Entry<String, String> setting : env.entrySet()) {
            String name = setting.getKey();
            String value = setting.getValue();
            switch (name) {
                case AFTER -> after = duration(name, value);
                case MAX -> max = duration(name, value);
                case EDS -> eds = parseBoolean(name, value);
                case THROTTLE -> throttle = parseInt(name, value);
                case Features.LAZY, Features.UNIFIED, Features.BEST_NAMESPACE, Features.UNHEALTHY ->
                        otherFeatures = otherFeatures.with(name, parseBoolean(name, value));
                default -> otherStreams = streamSetting(otherStreams, name, value);
            }
        }
        return new IstiodSettings(
                after, max, eds, throttle, cpus, limits, otherStreams, otherFeatures);
    }

    /** The same with another quiet time. */
    public IstiodSettings withDebounceAfter(Duration after) {
        return new IstiodSettings(
                after,
                debounceMax,
                enableEdsDebounce,
                pushThrottle,
                cpus,
                limits,
                streams,
                features);
    }

    /** The same with another longest wait. */
    public IstiodSettings withDebounceMax(Duration max) {
        return new IstiodSettings(
                debounceAfter,
                max,
                enableEdsDebounce,
                pushThrottle,
                cpus,
                limits,
                streams,
                features);
    }

    /** The same with endpoint updates that wait, or do not. */
    public IstiodSettings withEnableEdsDebounce(boolean enabled) {
        return new IstiodSettings(
                debounceAfter, debounceMax, enabled, pushThrottle, cpus, limits, streams, features);
    }

    /** The same with another number of pushes under way. */
    public IstiodSettings withPushThrottle(int throttle) {
        return new IstiodSettings(
                debounceAfter,
                debounceMax,
                enableEdsDebounce,
                throttle,
                cpus,
                limits,
                streams,
                features);
    }

    /** The same with another number of CPUs. */
    public IstiodSettings withCpus(int number) {
        return new IstiodSettings(
                debounceAfter,
                debounceMax,
                enableEdsDebounce,
                pushThrottle,
                number,
                limits,
                streams,
                features);
    }

    /** The same with other limits. */
    public IstiodSettings withLimits(Limits other) {
        return new IstiodSettings(
                debounceAfter,
                debounceMax,
                enableEdsDebounce,
                pushThrottle,
                cpus,
                other,
                streams,
                features);
    }

    /** The same with other treatment of streams. */
    public IstiodSettings withStreams(StreamSettings other) {
        return new IstiodSettings(
                debounceAfter,
                debounceMax,
                enableEdsDebounce,
                pushThrottle,
                cpus,
                limits,
                other,
                features);
    }

    /** The same with other switches. */
    public IstiodSettings withFeatures(Features other) {
        return new IstiodSettings(
                debounceAfter,
                debounceMax,
                enableEdsDebounce,
                pushThrottle,
                cpus,
                limits,
                streams,
                other);
    }

    /** Pushes under way at most, with the default worked out. */
    public int effectivePushThrottle() {
        return pushThrottle > 0 ? pushThrottle : byCpus();
    }

    /** New streams taken in a second, with the default worked out. */
    public int effectiveMaxRequestsPerSecond() {
        int streamsPerSecond = streams.maxRequestsPerSecond();
        return streamsPerSecond > 0 ? streamsPerSecond : byCpus();
    }

    private int byCpus() {
        return Math.min(15 + 5 * cpus, 100);
    }

    private static StreamSettings streamSetting(StreamSettings streams, String name, String value) {
        return switch (name) {
            case StreamSettings.RATE -> streams.withMaxRequestsPerSecond(parseInt(name, value));
            case StreamSettings.SEND_TIMEOUT -> streams.withSendTimeout(duration(name, value));
            case StreamSettings.INTERVAL ->
                    streams.withKeepalive(duration(name, value), streams.keepaliveTimeout());
            case StreamSettings.TIMEOUT ->
                    streams.withKeepalive(streams.keepaliveInterval(), duration(name, value));
            default -> throw unknown(name);
        };
    }

    private static void refuseZero(Release release, String name, int value) {
        if (value == 0) {
            throw new IllegalArgumentException(
                    name
                            + " 0 must not be set: in Istio "
                            + release.text()
                            + " it does not mean a number that comes from the CPUs");
        }
    }

    private static void refuseNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    name + " " + GoDuration.text(duration) + " must not be negative");
        }
        SimTime.nanos(duration);
    }

    private static boolean parseBoolean(String name, String value) {
        return switch (value) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default ->
                    throw new IllegalArgumentException(
                            name + " \"" + value + "\" must be true or false");
        };
    }

    private static int parseInt(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    name + " \"" + value + "\" must be a whole number", notANumber);
        }
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException(
                "istiod setting \""
                        + name
                        + "\" is not known; known are "
                        + String.join(
                                ", ",
                                AFTER,
                                MAX,
                                EDS,
                                THROTTLE,
                                StreamSettings.RATE,
                                StreamSettings.SEND_TIMEOUT,
                                StreamSettings.INTERVAL,
                                StreamSettings.TIMEOUT,
                                Features.LAZY,
                                Features.UNIFIED,
                                Features.BEST_NAMESPACE,
                                Features.UNHEALTHY));
    }

    private static Duration duration(String name, String text) {
        try {
            return Duration.ofNanos(GoDuration.parse(text));
        } catch (IllegalArgumentException problem) {
            throw new IllegalArgumentException(name + ": " + problem.getMessage(), problem);
        }
    }
}
