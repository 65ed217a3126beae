package io.meshsim.part.istiod.stream;

import io.meshsim.engine.time.GoDuration;
import io.meshsim.engine.time.SimTime;
import java.time.Duration;

/**
 * How istiod treats the streams of its clients.
 *
 * <p>Source of names and defaults: Istio 1.30 pilot/pkg/features/tuning.go, pkg/keepalive
 * (options.go), and the chart istio-discovery for the age.
 *
 * @param maxRequestsPerSecond PILOT_MAX_REQUESTS_PER_SECOND: new streams taken in a second; default
 *     0, which means 15 and 5 for each CPU, at most 100 (100 in Istio 1.12, 25 from 1.13 to 1.20)
 * @param sendTimeout PILOT_XDS_SEND_TIMEOUT: how long a send may wait for its client until the
 *     stream ends; zero, the default, for ever (5 s from Istio 1.8 to 1.10, removed in 1.22)
 * @param keepaliveInterval GRPC_KEEPALIVE_INTERVAL: silence after which an end pings; default 30 s
 * @param keepaliveTimeout GRPC_KEEPALIVE_TIMEOUT: how long a ping, or any data, may stay without an
 *     answer; default 10 s
 * @param maxConnectionAge keepaliveMaxServerConnectionAge: age, give or take a tenth, at which
 *     istiod ends a connection; zero for none; default 30 min
 * @param maxConnectionAgeGrace how long its stream lives on after that; default 10 s
 * @param clientWindowBytes what the agent lets be under way and unread; default 1 MiB
 */
public record StreamSettings(
        int maxRequestsPerSecond,
        Duration sendTimeout,
        Duration keepaliveInterval,
        Duration keepaliveTimeout,
        Duration maxConnectionAge,
        Duration maxConnectionAgeGrace,
        long clientWindowBytes) {

    /** Name of the stream limit. */
    public static final String RATE = "PILOT_MAX_REQUESTS_PER_SECOND";

    /** Name of the time limit of a send. */
    public static final String SEND_TIMEOUT = "PILOT_XDS_SEND_TIMEOUT";

    /** Name of the silence before a ping. */
    public static final String INTERVAL = "GRPC_KEEPALIVE_INTERVAL";

    /** Name of the wait for its answer. */
    public static final String TIMEOUT = "GRPC_KEEPALIVE_TIMEOUT";

    /** What Istio 1.30 and its chart ship. */
    public static final StreamSettings DEFAULT =
            new StreamSettings(
                    0,
                    Duration.ZERO,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(30),
                    Duration.ofSeconds(10),
                    1024 * 1024);

    public StreamSettings {
        if (maxRequestsPerSecond < 0) {
            throw new IllegalArgumentException(
                    RATE + " " + maxRequestsPerSecond + " must not be negative");
        }
        if (clientWindowBytes < 1) {
            throw new IllegalArgumentException(
                    "clientWindowBytes " + clientWindowBytes + " must be at least 1");
        }
        refuseNegative(SEND_TIMEOUT, sendTimeout);
        refuseZero(INTERVAL, keepaliveInterval);
        refuseZero(TIMEOUT, keepaliveTimeout);
        refuseNegative("keepaliveMaxServerConnectionAge", maxConnectionAge);
        refuseNegative("maxConnectionAgeGrace", maxConnectionAgeGrace);
    }

    /** The same with another number of streams in a second. */
    public StreamSettings withMaxRequestsPerSecond(int streams) {
        return new StreamSettings(
                streams,
                sendTimeout,
                keepaliveInterval,
                keepaliveTimeout,
                maxConnectionAge,
                maxConnectionAgeGrace,
                clientWindowBytes);
    }

    /** The same with another limit on a send; zero for none. */
    public StreamSettings withSendTimeout(Duration timeout) {
        return new StreamSettings(
                maxRequestsPerSecond,
                timeout,
                keepaliveInterval,
                keepaliveTimeout,
                maxConnectionAge,
                maxConnectionAgeGrace,
                clientWindowBytes);
    }

    /** The same with another keepalive. */
    public StreamSettings withKeepalive(Duration interval, Duration timeout) {
        return new StreamSettings(
                maxRequestsPerSecond,
                sendTimeout,
                interval,
                timeout,
                maxConnectionAge,
                maxConnectionAgeGrace,
                clientWindowBytes);
    }

    /** The same with another age at which connections end; zero for none. */
    public StreamSettings withMaxConnectionAge(Duration age) {
        return new StreamSettings(
                maxRequestsPerSecond,
                sendTimeout,
                keepaliveInterval,
                keepaliveTimeout,
                age,
                maxConnectionAgeGrace,
                clientWindowBytes);
    }

    /** The same with agents that let another number of bytes be under way. */
    public StreamSettings withClientWindowBytes(long bytes) {
        return new StreamSettings(
                maxRequestsPerSecond,
                sendTimeout,
                keepaliveInterval,
                keepaliveTimeout,
                maxConnectionAge,
                maxConnectionAgeGrace,
                bytes);
    }

    private static void refuseZero(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(
                    name + " " + GoDuration.text(duration) + " must be more than 0");
        }
        SimTime.nanos(duration);
    }

    private static void refuseNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    name + " " + GoDuration.text(duration) + " must not be negative");
        }
        SimTime.nanos(duration);
    }
}
