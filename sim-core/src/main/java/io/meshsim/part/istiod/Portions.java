package io.meshsim.part.istiod;

import io.meshsim.config.ResourceKey;
import io.meshsim.part.istiod.context.Derived;
import io.meshsim.part.istiod.generate.Generator;
import io.meshsim.part.istiod.generate.cluster.ClusterName;
import io.meshsim.part.istiod.needs.Affected;
import io.meshsim.part.istiod.needs.PushRules;
import io.meshsim.part.istiod.protocol.Watch;
import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.xds.Names;
import io.meshsim.xds.Resources;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of a type is made for a proxy: all of it, the names that were asked for, or what the
 * keys of a push touch; on a delta stream also what is no more.
 *
 * <p>What proxies of one scope share is worked out for the first of them.
 *
 * <p>Source: Istio 1.30 pilot/pkg/xds/delta.go (pushDeltaXds), eds.go, cds.go.
 */
final class Portions {

    private final Generator generator;

    /** Which of some assignments have a service in the scope. */
    private record Known(Names found, Names gone) {}

    private record ToKnow(Names names) {}

    /** Which assignments, or which of the clusters made, some keys touch. */
    private record Touched(
            Names names,
            @Nullable Resources made,
            Set<ResourceKey> keys,
            Derived.@Nullable Token before) {}

    Portions(Generator generator) {
        this.generator = generator;
    }

    Portion of(XdsType type, Watch watch, ProxyState state, Delivery delivery) {
        PushRequest request = delivery.request();
        PushRules rules = new PushRules(state.context().rootNamespace());
        Names names = delivery.asks(type) ? delivery.names() : watch.names();
        if (type == XdsType.EDS) {
            Names some = rules.isPartialEds(request) ? touched(state, names, request) : names;
            return watch.isDelta() ? endpoints(state, some) : all(type, state, some);
        }
        if (!watch.isDelta()) {
            return all(type, state, names);
        }
        boolean few = type == XdsType.CDS && rules.isPartialCds(request, state.node());
        return few ? clusters(state, watch.names(), request) : rest(type, state, names);
    }

    private Portion all(XdsType type, ProxyState state, Names names) {
        return new Portion(generator.generate(type, state.view(), names), Names.NONE, true);
    }

    private static Names touched(ProxyState state, Names names, PushRequest request) {
        Affected affected = state.affected(request.updated());
        return state.derived()
                .remember(
                        new Touched(names, null, request.updated(), affected.tokenBefore()),
                        Names.class,
                        () -> affected.endpoints(names));
    }

    /** Assignments whose service is no more are removed. */
    private Portion endpoints(ProxyState state, Names names) {
        Known known =
                state.derived().remember(new ToKnow(names), Known.class, () -> split(state, names));
        Resources made = generator.generate(XdsType.EDS, state.view(), known.found());
        return new Portion(made, known.gone(), false);
    }

    private static Known split(ProxyState state, Names names) {
        List<String> found = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (String cluster : names) {
            ClusterName name = ClusterName.parse(cluster);
            (name != null && state.knows(name.host()) ? found : gone).add(cluster);
        }
        return gone.isEmpty()
                ? new Known(names, Names.NONE)
                : new Known(Names.of(found), Names.of(gone));
    }

    private Portion clusters(ProxyState state, Names held, PushRequest request) {
        Resources all = generator.generate(XdsType.CDS, state.view(), Names.NONE);
        Affected affected = state.affected(request.updated());
        return state.derived()
                .remember(
                        new Touched(held, all, request.updated(), affected.tokenBefore()),
                        Portion.class,
                        () -> clusters(all, held, affected));
    }

    private static Portion clusters(Resources all, Names held, Affected affected) {
        List<XdsResource> made = new ArrayList<>();
        Set<String> gone = new LinkedHashSet<>(held);
        for (XdsResource cluster : all) {
            gone.remove(cluster.name());
            if (affected.cluster(cluster.name())) {
                made.add(cluster);
            }
        }
        gone.removeIf(cluster -> !affected.cluster(cluster));
        return new Portion(Resources.of(made), Names.of(gone), false);
    }

    /** A whole type: what was named and not made is removed. */
    private Portion rest(XdsType type, ProxyState state, Names names) {
        Resources made = generator.generate(type, state.view(), names);
        return new Portion(made, names.without(made.names()), true);
    }
}
