package io.meshsim.part.istiod;

import io.meshsim.part.istiod.generate.Generator;
import io.meshsim.part.istiod.generate.cluster.ClusterName;
import io.meshsim.part.istiod.needs.Affected;
import io.meshsim.part.istiod.needs.PushRules;
import io.meshsim.part.istiod.protocol.Watch;
import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How much of a type is made for a proxy: all of it, the names that were asked for, or what the
 * keys of a push touch; on a delta stream also what is no more.
 *
 * <p>Source: Istio 1.30 pilot/pkg/xds/delta.go (pushDeltaXds), eds.go, cds.go.
 */
final class Portions {

    private final Generator generator;

    Portions(Generator generator) {
        this.generator = generator;
    }

    /** What is sent of a type. */
    record Portion(List<XdsResource> resources, List<String> removed, boolean whole) {

        static final Portion NONE = new Portion(List.of(), List.of(), true);

        boolean isEmpty() {
            return resources.isEmpty() && removed.isEmpty();
        }

        /** Keeps book of what the client of a delta stream has of a wildcard type. */
        void note(Watch watch, XdsType type) {
            if (!watch.isDelta() || !type.isWildcard()) {
                return;
            }
            Set<String> held = new LinkedHashSet<>();
            if (!whole) {
                held.addAll(watch.names());
                removed.forEach(held::remove);
            }
            resources.forEach(resource -> held.add(resource.name()));
            watch.setNames(held);
        }
    }

    Portion of(XdsType type, Watch watch, ProxyState state, Delivery delivery) {
        PushRequest request = delivery.request();
        PushRules rules = new PushRules(state.context().rootNamespace());
        Set<String> names = delivery.asks(type) ? delivery.names() : watch.names();
        if (type == XdsType.EDS) {
            boolean partial = rules.isPartialEds(request);
            Set<String> some = partial ? state.affected(request.updated()).endpoints(names) : names;
            return watch.isDelta() ? endpoints(state, some) : all(type, state, some);
        }
        if (!watch.isDelta()) {
            return all(type, state, names);
        }
        boolean few = type == XdsType.CDS && rules.isPartialCds(request, state.node());
        return few
                ? clusters(state, watch, state.affected(request.updated()))
                : rest(type, state, names);
    }

    private Portion all(XdsType type, ProxyState state, Set<String> names) {
        return new Portion(generator.generate(type, state.view(), names), List.of(), true);
    }

    /** Clusters whose service is no more are removed. */
    private Portion endpoints(ProxyState state, Set<String> names) {
        List<String> found = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (String cluster : names) {
            ClusterName name = ClusterName.parse(cluster);
            (name != null && state.knows(name.host()) ? found : gone).add(cluster);
        }
        return new Portion(generator.generate(XdsType.EDS, state.view(), found), gone, false);
    }

    private Portion clusters(ProxyState state, Watch watch, Affected affected) {
        List<XdsResource> made = new ArrayList<>();
        Set<String> gone = new LinkedHashSet<>(watch.names());
        for (XdsResource cluster : generator.generate(XdsType.CDS, state.view(), List.of())) {
            gone.remove(cluster.name());
            if (affected.cluster(cluster.name())) {
                made.add(cluster);
            }
        }
        gone.removeIf(cluster -> !affected.cluster(cluster));
        return new Portion(made, List.copyOf(gone), false);
    }

    /** A whole type: what was named and not made is removed. */
    private Portion rest(XdsType type, ProxyState state, Set<String> names) {
        List<XdsResource> made = generator.generate(type, state.view(), names);
        Set<String> gone = new LinkedHashSet<>(names);
        made.forEach(resource -> gone.remove(resource.name()));
        return new Portion(made, List.copyOf(gone), true);
    }
}
