package io.meshsim.part.proxy;

import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.random.RandomStreams;
import java.util.function.LongSupplier;

/** The draws of one proxy: one for each request's route, and 64 bits a time for its host. */
interface Draws extends LongSupplier {

    long nextRoute();

    /** Draws of which the one for the route is known. */
    static Draws withRoute(long route, RandomStream hosts) {
        return new Draws() {
            @Override
            public long nextRoute() {
                return route;
            }

            @Override
            public long getAsLong() {
                return hosts.nextLong();
            }
        };
    }

    /** Those of all proxies of a fleet, side by side; one object, told whose turn it is. */
    final class OfFleet implements Draws {

        private final RandomStreams streams = new RandomStreams();
        private int row;

        /** Adds the next proxy. */
        void add(RandomStream routes, RandomStream hosts) {
            streams.add(routes);
            streams.add(hosts);
        }

        /** Those of one proxy, until it is another one's turn. */
        Draws of(int proxy) {
            row = 2 * proxy;
            return this;
        }

        @Override
        public long nextRoute() {
            return streams.nextLong(row);
        }

        @Override
        public long getAsLong() {
            return streams.nextLong(row + 1);
        }
    }
}
