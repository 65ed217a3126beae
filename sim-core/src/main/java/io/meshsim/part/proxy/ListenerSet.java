package io.meshsim.part.proxy;

import io.meshsim.engine.memo.Outcomes;
import io.meshsim.part.proxy.listener.ListenerForm;
import io.meshsim.part.proxy.route.RouteTable;
import io.meshsim.xds.Names;
import io.meshsim.xds.XdsResource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The listeners and routes that a proxy holds at a moment, one object for all proxies that hold the
 * same. What comes of an update is worked out once for all of them.
 */
final class ListenerSet {

    /** As many different ones as a mesh may have. */
    private static final int SETS_MAX = 65_536;

    private final Outcomes<Content, ListenerSet> all;
    private final Map<String, HeldListener> active;
    private final Map<String, HeldListener> warming;
    private final Map<String, HeldRoutes> routes;
    private final Names routeNames;
    private final Names names;
    private final Outcomes<ConfigUpdate, ConfigStep<ListenerSet>> steps = new Outcomes<>(SETS_MAX);
    private @Nullable View view;

    record HeldListener(XdsResource resource, ListenerForm form) {}

    record HeldRoutes(XdsResource resource, RouteTable table) {}

    /** What makes two sets the same. */
    private record Content(
            List<XdsResource> active, List<XdsResource> warming, List<XdsResource> routes) {}

    private ListenerSet(
            Outcomes<Content, ListenerSet> all,
            Map<String, HeldListener> active,
            Map<String, HeldListener> warming,
            Map<String, HeldRoutes> routes) {
        Set<String> needed = new LinkedHashSet<>();
        active.values().forEach(held -> needed.addAll(held.form().routeNames()));
        warming.values().forEach(held -> needed.addAll(held.form().routeNames()));
        routes.keySet().retainAll(needed);
        this.all = all;
        this.active = Collections.unmodifiableMap(active);
        this.warming = Collections.unmodifiableMap(warming);
        this.routes = Collections.unmodifiableMap(routes);
        this.routeNames = Names.of(needed);
        this.names = Names.of(active.keySet()).with(warming.keySet(), List.of());
    }

    /** Nothing yet; what follows from it is known to all who begin with it. */
    static ListenerSet empty() {
        return new ListenerSet(
                new Outcomes<>(SETS_MAX),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
    }

    /** The set of these; takes the maps over, and leaves out routes that no listener needs. */
    ListenerSet with(
            Map<String, HeldListener> nowActive,
            Map<String, HeldListener> nowWarming,
            Map<String, HeldRoutes> nowRoutes) {
        Content content =
                new Content(
                        nowActive.values().stream().map(HeldListener::resource).toList(),
                        nowWarming.values().stream().map(HeldListener::resource).toList(),
                        nowRoutes.values().stream().map(HeldRoutes::resource).toList());
        return all.get(content, () -> new ListenerSet(all, nowActive, nowWarming, nowRoutes));
    }

    /** What comes of an update. */
    ConfigStep<ListenerSet> take(ConfigUpdate update) {
        return steps.get(update, () -> new ListenerUpdate(this).take(update));
    }

    /** What requests are decided by: the active listeners, as they came to be, and all routes. */
    View view() {
        View known = view;
        if (known == null) {
            known = makeView();
            view = known;
        }
        return known;
    }

    private View makeView() {
        List<ListenerForm> forms = new ArrayList<>();
        active.values().forEach(held -> forms.add(held.form()));
        Map<String, RouteTable> tables = new LinkedHashMap<>();
        routes.forEach((name, held) -> tables.put(name, held.table()));
        return new View(forms, tables);
    }

    Map<String, HeldListener> active() {
        return active;
    }

    Map<String, HeldListener> warming() {
        return warming;
    }

    Map<String, HeldRoutes> routes() {
        return routes;
    }

    boolean isWarming() {
        return !warming.isEmpty();
    }

    /** The route configurations that are needed, in the order of the listeners. */
    Names routeNames() {
        return routeNames;
    }

    /** The names of all, warming or not. */
    Names names() {
        return names;
    }

    /** The route configurations that there are. */
    Names heldRoutes() {
        return Names.of(routes.keySet());
    }

    SortedMap<String, XdsResource> activeListeners() {
        SortedMap<String, XdsResource> resources = new TreeMap<>();
        active.forEach((name, held) -> resources.put(name, held.resource()));
        return resources;
    }

    SortedMap<String, XdsResource> activeRoutes() {
        SortedMap<String, XdsResource> resources = new TreeMap<>();
        routes.forEach((name, held) -> resources.put(name, held.resource()));
        return resources;
    }
}
