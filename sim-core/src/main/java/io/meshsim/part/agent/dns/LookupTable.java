package io.meshsim.part.agent.dns;

import io.meshsim.xds.dns.NameTable;
import io.meshsim.xds.dns.NameTable.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names that an agent answers for, in every form that a pod of its namespace may use.
 *
 * <p>A Kubernetes name of the agent's own domain also answers as {@code name.namespace}, {@code
 * name.namespace.svc} and, in its own namespace, {@code name}. Each form also answers with a search
 * domain behind it, as an alias, because a resolver asks for those first.
 *
 * <p>Source: Istio 1.30 pkg/dns/client/dns.go.
 */
final class LookupTable {

    private static final String DOMAIN = ".svc.cluster.local";

    private final List<String> searchDomains;
    private final Map<String, Known> known = new LinkedHashMap<>();

    /**
     * A name that is known.
     *
     * @param alias the name it stands for; empty if it stands for itself
     */
    record Known(String alias, List<String> addresses) {}

    LookupTable(NameTable table, String namespace, List<String> searchDomains) {
        this.searchDomains = searchDomains;
        table.names().forEach((host, entry) -> add(host, entry, namespace));
    }

    /** What is known of a name, wildcards after exact names, the closest first; null if nothing. */
    @Nullable Known find(String asked) {
        String name = plain(asked);
        Known exact = known.get(name);
        if (exact != null) {
            return exact;
        }
        int dot = name.indexOf('.');
        while (dot >= 0) {
            Known wildcard = known.get("*" + name.substring(dot));
            if (wildcard != null) {
                return new Known(wildcard.alias(), wildcard.addresses());
            }
            dot = name.indexOf('.', dot + 1);
        }
        return null;
    }

    private void add(String host, Entry entry, String namespace) {
        for (String form : forms(plain(host), entry, namespace)) {
            known.put(form, new Known("", entry.ips()));
            for (String domain : searchDomains) {
                known.putIfAbsent(form + "." + domain, new Known(form, entry.ips()));
            }
        }
    }

    private static List<String> forms(String host, Entry entry, String namespace) {
        List<String> forms = new ArrayList<>();
        forms.add(host);
        if (entry.isKubernetes() && !entry.shortname().isEmpty() && host.endsWith(DOMAIN)) {
            String withNamespace = entry.shortname() + "." + entry.namespace();
            forms.add(withNamespace);
            forms.add(withNamespace + ".svc");
            if (entry.namespace().equals(namespace)) {
                forms.add(entry.shortname());
            }
        }
        return forms;
    }

    /** Lower case, without the root's dot. */
    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
