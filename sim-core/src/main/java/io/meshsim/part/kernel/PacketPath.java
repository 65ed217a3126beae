package io.meshsim.part.kernel;

import io.meshsim.cost.KernelCosts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Walks packets through a pod's nat table and says where they end up and what that costs.
 *
 * <p>Only the first packet of a connection meets the rules; later ones, and all replies, follow
 * connection tracking.
 */
public final class PacketPath {

    private static final String NO_RULES = "no rules";

    private final Map<String, List<Rule>> chains = new LinkedHashMap<>();
    private final KernelCosts costs;

    private PacketPath(List<Rule> rules, KernelCosts costs) {
        this.costs = costs;
        for (Rule rule : rules) {
            chains.merge(rule.chain(), List.of(rule), PacketPath::joined);
        }
    }

    /** The path of a pod with an injected sidecar and iptables redirection. */
    public static PacketPath iptables(KernelCosts costs) {
        return new PacketPath(RedirectRules.injectedDefault(), costs);
    }

    /** The path of a pod without redirection, such as a gateway's. */
    public static PacketPath plain(KernelCosts costs) {
        return new PacketPath(List.of(), costs);
    }

    /** The way of a connection's first packet. */
    public Pass pass(Flow flow) {
        boolean ruled = !chains.isEmpty();
        StringBuilder walked = new StringBuilder(flow.hook().name());
        int port = walk(flow.hook().name(), flow, walked);
        if (!ruled) {
            walked.append(" (").append(NO_RULES).append(')');
        }
        int end = port < 0 ? flow.destinationPort() : port;
        return new Pass(walked.toString(), end, port >= 0, costs.passNanos(ruled));
    }

    /** The way of a later packet or a reply. */
    public Pass reply() {
        return new Pass("conntrack reply", 0, false, costs.passNanos(!chains.isEmpty()));
    }

    /** The port it is redirected to, or -1 if the chain lets it go on. */
    private int walk(String chain, Flow flow, StringBuilder walked) {
        for (Rule rule : chains.getOrDefault(chain, List.of())) {
            if (!rule.match().test(flow)) {
                continue;
            }
            if (rule.target().equals(Rule.RETURN)) {
                return -1;
            }
            if (rule.target().equals(Rule.REDIRECT)) {
                return rule.redirectPort();
            }
            walked.append(" > ").append(rule.target());
            int port = walk(rule.target(), flow, walked);
            if (port >= 0) {
                return port;
            }
        }
        return -1;
    }

    private static List<Rule> joined(List<Rule> first, List<Rule> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
