package io.meshsim.engine.theory;

import io.meshsim.engine.random.Distribution;
import io.meshsim.engine.random.RandomStream;
import java.time.Duration;

/**
 * A queue to simulate, in which the mean service time is 1 ms.
 *
 * @param servers how many serve
 * @param room how many may wait
 * @param load mean number of busy servers if nobody is lost: arrivals per millisecond
 * @param service law of service time
 */
record QueueSetup(int servers, int room, double load, Distribution service) {

    static final int CUSTOMERS = 11_000;
    static final int WARM_UP = 1_000;

    private static final double SERVICE_NANOS = 1e6;

    static QueueSetup of(int servers, double load, Distribution service) {
        return new QueueSetup(servers, Integer.MAX_VALUE, load, service);
    }

    QueueSetup withoutRoom() {
        return new QueueSetup(servers, 0, load, service);
    }

    /** The error that every comparison must notice: service takes 5 % longer than it should. */
    QueueSetup withSlowerService() {
        return new QueueSetup(servers, room, load, new Stretched(service, 1.05));
    }

    Distribution gap() {
        return Distribution.exponential(Duration.ofNanos(StrictMath.round(SERVICE_NANOS / load)));
    }

    private record Stretched(Distribution law, double factor) implements Distribution {

        @Override
        public long sampleNanos(RandomStream stream) {
            return StrictMath.round(factor * law.sampleNanos(stream));
        }

        @Override
        public double meanNanos() {
            return factor * law.meanNanos();
        }

        @Override
        public double standardDeviationNanos() {
            return factor * law.standardDeviationNanos();
        }
    }
}
