package io.meshsim.part.proxy.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The hosts of one priority of a cluster. */
final class Level {

    private final HostSet all;
    private final HostSet healthy;
    private final @Nullable LocalityWheel wheel;
    private final List<HostSet> localities = new ArrayList<>();

    /** One locality's part of it. */
    static final class Part {

        private final LocalityForm form;
        private final Host[] hosts;

        Part(LocalityForm form, Host[] hosts) {
            this.form = form;
            this.hosts = hosts;
        }

        LocalityForm form() {
            return form;
        }
    }

    Level(String name, List<Part> parts, boolean weighted, int overprovisioning, Balancers make) {
        Host[] everyone =
                parts.stream().flatMap(part -> List.of(part.hosts).stream()).toArray(Host[]::new);
        all = make.set(name + " all", everyone);
        healthy = make.set(name, healthy(everyone));
        wheel = weighted ? wheel(name, parts, overprovisioning, make) : null;
    }

    int total() {
        return all.size();
    }

    int healthy() {
        return healthy.size();
    }

    @Nullable Host pick(boolean panic, LongSupplier draws) {
        if (panic) {
            return all.pick(draws);
        }
        return wheel == null ? healthy.pick(draws) : localities.get(wheel.turn()).pick(draws);
    }

    @Nullable Host peek(boolean panic, LongSupplier draws) {
        if (panic) {
            return all.peek(draws);
        }
        return wheel == null ? healthy.peek(draws) : localities.get(wheel.next()).peek(draws);
    }

    String describe() {
        String how = healthy.describe();
        return wheel == null ? how : "localities by weight, " + how;
    }

    private @Nullable LocalityWheel wheel(
            String name, List<Part> parts, int overprovisioning, Balancers make) {
        double[] weights = new double[parts.size()];
        for (int i = 0; i < weights.length; i++) {
            Part part = parts.get(i);
            Host[] well = healthy(part.hosts);
            weights[i] =
                    LocalityWheel.effectiveWeight(
                            part.form.weight(), well.length, part.hosts.length, overprovisioning);
            localities.add(make.set(name + " " + i + " " + part.form.name(), well));
        }
        LocalityWheel turning = new LocalityWheel(weights);
        return turning.isStill() ? null : turning;
    }

    private static Host[] healthy(Host[] hosts) {
        return List.of(hosts).stream()
                .filter(host -> host.endpoint().healthy())
                .toArray(Host[]::new);
    }
}
