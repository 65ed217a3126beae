package io.meshsim.part.istiod.registry;

import io.meshsim.config.Labels;
import io.meshsim.config.Node;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.Service;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of gateways that are reached through node ports: those of the nodes that their
 * annotation selects. Only for these does istiod care about nodes, and only about their labels and
 * external addresses: whether a node is ready is not watched.
 *
 * <p>Source: Istio 1.30 pilot/pkg/serviceregistry/kube/controller/controller.go (onNodeEvent,
 * updateServiceNodePortAddresses).
 */
final class NodePortGateways {

    private static final String SELECTOR = "traffic.istio.io/nodeSelector";
    private static final Pattern LABEL = Pattern.compile("\"([^\"]+)\"\\s*:\\s*\"([^\"]*)\"");

    private final Map<String, Node> nodes = new TreeMap<>();
    private Map<ResourceKey, Set<String>> addresses = new LinkedHashMap<>();

    void clear() {
        nodes.clear();
        addresses.clear();
    }

    void put(Node node) {
        nodes.put(node.meta().name(), node);
    }

    /** Works the addresses out anew; tells whether they are others now. */
    boolean renew(Iterable<Service> services) {
        Map<ResourceKey, Set<String>> now = new LinkedHashMap<>();
        for (Service service : services) {
            Labels selector = selector(service);
            if (selector != null) {
                now.put(service.key(), selected(selector));
            }
        }
        boolean changed = !now.equals(addresses);
        addresses = now;
        return changed;
    }

    /**
     * Takes a node as it is now; null if it is gone. Tells whether a gateway's addresses change.
     */
    boolean changed(String name, @Nullable Node after, Iterable<Service> services) {
        if (after == null) {
            nodes.remove(name);
        } else {
            nodes.put(name, after);
        }
        return renew(services);
    }

    private Set<String> selected(Labels selector) {
        Set<String> found = new TreeSet<>();
        for (Node node : nodes.values()) {
            boolean hasAddress = !node.externalAddress().isEmpty();
            if (hasAddress && selector.isSubsetOf(node.meta().labels())) {
                found.add(node.externalAddress());
            }
        }
        return found;
    }

    private static @Nullable Labels selector(Service service) {
        String text = service.meta().annotations().get(SELECTOR).orElse("");
        if (text.isEmpty() || !service.type().equals("NodePort")) {
            return null;
        }
        Map<String, String> labels = new TreeMap<>();
        Matcher matcher = LABEL.matcher(text);
        while (matcher.find()) {
            labels.put(matcher.group(1), matcher.group(2));
        }
        return Labels.of(labels);
    }
}
