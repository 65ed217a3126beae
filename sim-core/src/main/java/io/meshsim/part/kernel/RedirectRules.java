package io.meshsim.part.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The nat rules of an injected pod, in order: REDIRECT mode, all ports, all ranges.
 *
 * <p>Source: Istio 1.30 tools/istio-iptables with the arguments of the injected init container. All
 * packets here are TCP over IPv4.
 */
final class RedirectRules {

    static final int OUTBOUND_PORT = 15001;
    static final int INBOUND_PORT = 15006;

    private static final int HBONE_PORT = 15008;
    private static final List<Integer> EXCLUDED_INBOUND = List.of(15090, 15021, 15020);
    private static final String LOOPBACK = "127.0.0.1";
    private static final String PASSTHROUGH_SOURCE = "127.0.0.6";

    private RedirectRules() {}

    static List<Rule> injectedDefault() {
        List<Rule> rules = new ArrayList<>();
        rules.add(Rule.to("ISTIO_INBOUND", port(HBONE_PORT), Rule.RETURN));
        rules.add(Rule.redirect("ISTIO_REDIRECT", OUTBOUND_PORT));
        rules.add(Rule.redirect("ISTIO_IN_REDIRECT", INBOUND_PORT));
        rules.add(Rule.to("PREROUTING", flow -> true, "ISTIO_INBOUND"));
        for (int excluded : EXCLUDED_INBOUND) {
            rules.add(Rule.to("ISTIO_INBOUND", port(excluded), Rule.RETURN));
        }
        rules.add(Rule.to("ISTIO_INBOUND", flow -> true, "ISTIO_IN_REDIRECT"));
        rules.add(Rule.to("OUTPUT", flow -> true, "ISTIO_OUTPUT"));
        addOutput(rules);
        return List.copyOf(rules);
    }

    private static void addOutput(List<Rule> rules) {
        Predicate<Flow> loopback = Flow::overLoopback;
        Predicate<Flow> proxy = Flow::fromProxy;
        Predicate<Flow> toLoopback = flow -> flow.destination().equals(LOOPBACK);
        output(rules, loopback.and(f -> f.source().equals(PASSTHROUGH_SOURCE)), Rule.RETURN);
        // The real rule set says this twice, by user and by group, both 1337; a packet that passes
        // the first three cannot match the last three, so once is enough.
        output(
                rules,
                loopback.and(toLoopback.negate()).and(port(HBONE_PORT).negate()).and(proxy),
                "ISTIO_IN_REDIRECT");
        output(rules, loopback.and(proxy.negate()), Rule.RETURN);
        output(rules, proxy, Rule.RETURN);
        output(rules, toLoopback, Rule.RETURN);
        output(rules, flow -> true, "ISTIO_REDIRECT");
    }

    private static void output(List<Rule> rules, Predicate<Flow> match, String target) {
        rules.add(Rule.to("ISTIO_OUTPUT", match, target));
    }

    private static Predicate<Flow> port(int port) {
        return flow -> flow.destinationPort() == port;
    }
}
