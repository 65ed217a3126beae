package io.meshsim.part.proxy;

import io.meshsim.engine.random.RandomStream;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The draws of one proxy: one for each request's route, and 64 bits a time for its host. */
final class Draws implements LongSupplier {

    private final @Nullable RandomStream routes;
    private final RandomStream hosts;
    private final long route;

    private Draws(@Nullable RandomStream routes, RandomStream hosts, long route) {
        this.routes = routes;
        this.hosts = hosts;
        this.route = route;
    }

    static Draws of(RandomStream routes, RandomStream hosts) {
        return new Draws(routes, hosts, 0);
    }

    /** Draws of which the one for the route is known. */
    static Draws withRoute(long route, RandomStream hosts) {
        return new Draws(null, hosts, route);
    }

    long nextRoute() {
        return routes == null ? route : routes.nextLong();
    }

    @Override
    public long getAsLong() {
        return hosts.nextLong();
    }
}
