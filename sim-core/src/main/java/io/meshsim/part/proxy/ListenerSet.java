package io.meshsim.part.proxy;

import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.meshsim.part.proxy.admit.RejectedConfig;
import io.meshsim.part.proxy.listener.ListenerForm;
import io.meshsim.part.proxy.route.RouteTable;
import io.meshsim.xds.XdsResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Listeners and their route configurations. A new or changed listener warms until every route
 * configuration that it names is there; one already there may be used again.
 *
 * <p>Source: Envoy xDS protocol, "Resource warming"; LDS absence removes, RDS absence does not.
 */
final class ListenerSet {

    private final Map<String, Held> active = new LinkedHashMap<>();
    private final Map<String, Held> warming = new LinkedHashMap<>();
    private final Map<String, XdsResource> routes = new LinkedHashMap<>();
    private final Map<String, RouteTable> tables = new LinkedHashMap<>();
    private Set<String> neededRoutes = new LinkedHashSet<>();

    private record Held(XdsResource resource, ListenerForm form) {}

    /** The listeners in use, in the order in which they came to be, and all routes. */
    View.Key active() {
        List<ListenerForm> forms = new ArrayList<>();
        active.values().forEach(held -> forms.add(held.form()));
        return new View.Key(forms, tables);
    }

    boolean isWarming() {
        return !warming.isEmpty();
    }

    /** The route configurations that are needed, in the order of the listeners. */
    List<String> routeNames() {
        return List.copyOf(neededRoutes);
    }

    /** The names of all, warming or not. */
    List<String> names() {
        Set<String> names = new LinkedHashSet<>(active.keySet());
        names.addAll(warming.keySet());
        return List.copyOf(names);
    }

    /** All as they are after some have changed and some are gone. */
    List<XdsResource> with(List<XdsResource> changed, List<String> gone) {
        Map<String, XdsResource> all = new LinkedHashMap<>();
        active.forEach((name, held) -> all.put(name, held.resource()));
        warming.forEach((name, held) -> all.put(name, held.resource()));
        gone.forEach(all::remove);
        changed.forEach(resource -> all.put(resource.name(), resource));
        return List.copyOf(all.values());
    }

    SortedMap<String, XdsResource> activeListeners() {
        SortedMap<String, XdsResource> resources = new TreeMap<>();
        active.forEach((name, held) -> resources.put(name, held.resource()));
        return resources;
    }

    SortedMap<String, XdsResource> activeRoutes() {
        return new TreeMap<>(routes);
    }

    int changedListeners(List<XdsResource> resources) {
        Set<String> gone = new LinkedHashSet<>(active.keySet());
        gone.addAll(warming.keySet());
        int changed = 0;
        for (XdsResource resource : resources) {
            gone.remove(resource.name());
            changed += isKnown(resource) ? 0 : 1;
        }
        return changed + gone.size();
    }

    int changedRoutes(List<XdsResource> resources) {
        int changed = 0;
        for (XdsResource resource : resources) {
            changed += Same.message(routes.get(resource.name()), resource) ? 0 : 1;
        }
        return changed;
    }

    /** Takes a full set. */
    void applyListeners(List<XdsResource> resources, Applied applied) {
        Set<String> named = new LinkedHashSet<>();
        for (XdsResource resource : resources) {
            if (!named.add(resource.name())) {
                applied.reject(resource.name(), "duplicate listener");
            } else if (!isKnown(resource)) {
                add(resource, applied);
            }
        }
        active.keySet().retainAll(named);
        warming.keySet().retainAll(named);
        activateWarm();
        forgetRoutes();
    }

    /** Takes some route configurations; those not asked for are passed over. */
    void applyRoutes(List<XdsResource> resources, Applied applied) {
        Set<String> named = new LinkedHashSet<>();
        for (XdsResource resource : resources) {
            if (!named.add(resource.name())) {
                applied.reject(resource.name(), "duplicate route configuration");
            } else if (neededRoutes.contains(resource.name())) {
                take(resource, applied);
            }
        }
        if (isWarming()) {
            activateWarm();
        }
    }

    private boolean isKnown(XdsResource resource) {
        Held held = warming.getOrDefault(resource.name(), active.get(resource.name()));
        return held != null && Same.message(held.resource(), resource);
    }

    private void add(XdsResource resource, Applied applied) {
        try {
            ListenerForm form =
                    resource.compiled(Listener.class, ListenerForm.class, ListenerForm::of);
            warming.put(resource.name(), new Held(resource, form));
        } catch (RejectedConfig rejected) {
            applied.reject(resource.name(), String.valueOf(rejected.getMessage()));
        }
    }

    private void take(XdsResource resource, Applied applied) {
        try {
            RouteTable table =
                    resource.compiled(RouteConfiguration.class, RouteTable.class, RouteTable::of);
            routes.put(resource.name(), resource);
            tables.put(resource.name(), table);
        } catch (RejectedConfig rejected) {
            applied.reject(resource.name(), String.valueOf(rejected.getMessage()));
        }
    }

    private void activateWarm() {
        for (Held held : new ArrayList<>(warming.values())) {
            if (tables.keySet().containsAll(held.form().routeNames())) {
                warming.remove(held.resource().name());
                active.put(held.resource().name(), held);
            }
        }
    }

    private void forgetRoutes() {
        neededRoutes = new LinkedHashSet<>();
        active.values().forEach(held -> neededRoutes.addAll(held.form().routeNames()));
        warming.values().forEach(held -> neededRoutes.addAll(held.form().routeNames()));
        routes.keySet().retainAll(neededRoutes);
        tables.keySet().retainAll(neededRoutes);
    }
}
