package io.meshsim.part.istiod.generate.security;

import io.meshsim.config.AuthorizationPolicy.Action;
import io.meshsim.config.AuthorizationPolicy.Condition;
import io.meshsim.config.AuthorizationPolicy.Operation;
import io.meshsim.config.AuthorizationPolicy.Rule;
import io.meshsim.config.AuthorizationPolicy.Values;
import java.util.List;
import java.util.Optional;

/**
 * What a rule means for bytes that nobody reads as HTTP. What it asks of a request cannot be known:
 * a rule that allows is left out, and one that denies holds without it.
 *
 * <p>Source: Istio 1.30 pilot/pkg/security/authz/model/model.go (rule.checkError).
 */
final class TcpRule {

    private TcpRule() {}

    static Optional<Rule> of(Rule rule, Action action) {
        boolean asksRequest =
                rule.to().stream().anyMatch(TcpRule::asksRequest)
                        || rule.when().stream().anyMatch(TcpRule::asksRequest);
        if (!asksRequest) {
            return Optional.of(rule);
        }
        if (action == Action.ALLOW) {
            return Optional.empty();
        }
        List<Operation> to = rule.to().stream().map(TcpRule::portsOf).toList();
        List<Condition> when = rule.when().stream().filter(one -> !asksRequest(one)).toList();
        return Optional.of(new Rule(rule.from(), to, when));
    }

    private static boolean asksRequest(Operation to) {
        return !portsOf(to).equals(to);
    }

    private static boolean asksRequest(Condition condition) {
        return condition.key().startsWith("request.");
    }

    private static Operation portsOf(Operation to) {
        return new Operation(Values.ALL, to.ports(), Values.ALL, Values.ALL);
    }
}
