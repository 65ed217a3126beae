package io.meshsim.part.proxy;

import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.meshsim.part.proxy.ListenerSet.HeldListener;
import io.meshsim.part.proxy.ListenerSet.HeldRoutes;
import io.meshsim.part.proxy.admit.RejectedConfig;
import io.meshsim.part.proxy.listener.ListenerForm;
import io.meshsim.part.proxy.route.RouteTable;
import io.meshsim.xds.Names;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an update makes of listeners and routes. A new or changed listener warms until every route
 * configuration that it names is there; one already there may be used again.
 *
 * <p>Source: Envoy xDS protocol, "Resource warming"; LDS absence removes, RDS absence does not.
 */
final class ListenerUpdate {

    private final ListenerSet before;
    private final Map<String, HeldListener> active;
    private final Map<String, HeldListener> warming;
    private final Map<String, HeldRoutes> routes;
    private final List<String> errors = new ArrayList<>();
    private int changed;

    ListenerUpdate(ListenerSet before) {
        this.before = before;
        this.active = new LinkedHashMap<>(before.active());
        this.warming = new LinkedHashMap<>(before.warming());
        this.routes = new LinkedHashMap<>(before.routes());
    }

    /** Works it out; once. */
    ConfigStep<ListenerSet> take(ConfigUpdate update) {
        boolean same = update.type() == XdsType.LDS ? takeListeners(update) : takeRoutes(update);
        ListenerSet next = before;
        if (!same) {
            activateWarm();
            next = before.with(active, warming, routes);
        }
        return new ConfigStep<>(next, changed, false, errors);
    }

    private boolean takeListeners(ConfigUpdate update) {
        Set<String> named = new LinkedHashSet<>();
        for (XdsResource resource : update.resources()) {
            if (!named.add(resource.name())) {
                errors.add(resource.name() + ": duplicate listener");
            } else if (!isKnown(resource)) {
                changed++;
                add(resource);
            }
        }
        Set<String> gone = gone(update.removed(), named);
        changed += gone.size();
        active.keySet().removeAll(gone);
        warming.keySet().removeAll(gone);
        return changed == 0;
    }

    /** Of the state of the world, what it does not name. */
    private Set<String> gone(@Nullable Names removed, Set<String> named) {
        Set<String> gone = new LinkedHashSet<>(before.names());
        if (removed != null) {
            gone.retainAll(removed);
        }
        gone.removeAll(named);
        return gone;
    }

    private boolean isKnown(XdsResource resource) {
        HeldListener held = warming.getOrDefault(resource.name(), active.get(resource.name()));
        return held != null && Same.message(held.resource(), resource);
    }

    private void add(XdsResource resource) {
        try {
            ListenerForm form =
                    resource.compiled(Listener.class, ListenerForm.class, ListenerForm::of);
            warming.put(resource.name(), new HeldListener(resource, form));
        } catch (RejectedConfig rejected) {
            errors.add(resource.name() + ": " + rejected.getMessage());
        }
    }

    /** Takes some route configurations; those not asked for are passed over. */
    private boolean takeRoutes(ConfigUpdate update) {
        Set<String> named = new LinkedHashSet<>();
        boolean same = true;
        for (XdsResource resource : update.resources()) {
            HeldRoutes known = routes.get(resource.name());
            boolean differs = known == null || !Same.message(known.resource(), resource);
            changed += differs ? 1 : 0;
            if (!named.add(resource.name())) {
                errors.add(resource.name() + ": duplicate route configuration");
            } else if (differs && before.routeNames().contains(resource.name())) {
                same = false;
                take(resource);
            }
        }
        return same;
    }

    private void take(XdsResource resource) {
        try {
            RouteTable table =
                    resource.compiled(RouteConfiguration.class, RouteTable.class, RouteTable::of);
            routes.put(resource.name(), new HeldRoutes(resource, table));
        } catch (RejectedConfig rejected) {
            errors.add(resource.name() + ": " + rejected.getMessage());
        }
    }

    private void activateWarm() {
        for (HeldListener held : new ArrayList<>(warming.values())) {
            if (routes.keySet().containsAll(held.form().routeNames())) {
                warming.remove(held.resource().name());
                active.put(held.resource().name(), held);
            }
        }
    }
}
