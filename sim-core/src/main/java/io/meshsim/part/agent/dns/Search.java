package io.meshsim.part.agent.dns;

import java.util.ArrayList;
import java.util.List;

/**
 * What the resolver of an application asks for one name, as Kubernetes sets it up.
 *
 * <p>Source: Kubernetes, "DNS for Services and Pods": search domains of the namespace, of services
 * and of the cluster; ndots 5.
 */
public final class Search {

    private static final int DOTS = 5;

    private Search() {}

    /** The search domains of a pod. */
    public static List<String> domains(String namespace) {
        return List.of(namespace + ".svc.cluster.local", "svc.cluster.local", "cluster.local");
    }

    /** The questions for a name, in order; the first that is answered counts. */
    public static List<String> questions(String name, String namespace) {
        if (name.endsWith(".")) {
            return List.of(name);
        }
        List<String> expanded = new ArrayList<>();
        for (String domain : domains(namespace)) {
            expanded.add(name + "." + domain + ".");
        }
        boolean asIsFirst = name.chars().filter(letter -> letter == '.').count() >= DOTS;
        expanded.add(asIsFirst ? 0 : expanded.size(), name + ".");
        return expanded;
    }
}
