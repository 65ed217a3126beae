package io.meshsim.part.istiod.generate.security;

import io.envoyproxy.envoy.config.rbac.v3.Permission;
import io.envoyproxy.envoy.config.rbac.v3.Policy;
import io.envoyproxy.envoy.config.rbac.v3.Principal;
import io.envoyproxy.envoy.config.rbac.v3.RBAC;
import io.meshsim.config.AuthorizationPolicy;
import io.meshsim.config.AuthorizationPolicy.Action;
import io.meshsim.config.AuthorizationPolicy.Condition;
import io.meshsim.config.AuthorizationPolicy.Operation;
import io.meshsim.config.AuthorizationPolicy.Rule;
import io.meshsim.config.AuthorizationPolicy.Source;
import io.meshsim.config.Meta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of RBAC filters: first those that deny, then those that allow, each if there is a
 * policy for it. Policies that audit make none.
 *
 * <p>Source: Istio 1.30 pilot/pkg/security/authz/builder/builder.go, model/model.go.
 */
final class RbacRules {

    private RbacRules() {}

    static List<RBAC> of(List<AuthorizationPolicy> policies, boolean tcp) {
        List<RBAC> rules = new ArrayList<>();
        for (Action action : List.of(Action.DENY, Action.ALLOW)) {
            List<AuthorizationPolicy> some =
                    policies.stream().filter(policy -> policy.action() == action).toList();
            if (!some.isEmpty()) {
                rules.add(rules(action, some, tcp));
            }
        }
        return rules;
    }

    private static RBAC rules(Action action, List<AuthorizationPolicy> policies, boolean tcp) {
        RBAC.Builder rules =
                RBAC.newBuilder()
                        .setAction(action == Action.DENY ? RBAC.Action.DENY : RBAC.Action.ALLOW);
        for (AuthorizationPolicy policy : policies) {
            Meta meta = policy.meta();
            String name = "ns[" + meta.namespace() + "]-policy[" + meta.name() + "]-rule[";
            if (policy.rules().isEmpty()) {
                rules.putPolicies(name + "0]", never());
            }
            for (int i = 0; i < policy.rules().size(); i++) {
                String numbered = name + i + "]";
                Rule rule = policy.rules().get(i);
                (tcp ? TcpRule.of(rule, action) : Optional.of(rule))
                        .ifPresent(
                                one -> rules.putPolicies(numbered, policy(one, meta.namespace())));
            }
        }
        return rules.build();
    }

    private static Policy never() {
        return Policy.newBuilder()
                .addPermissions(
                        Permission.newBuilder().setNotRule(Permission.newBuilder().setAny(true)))
                .addPrincipals(Principal.newBuilder().setNotId(Principal.newBuilder().setAny(true)))
                .build();
    }

    private static Policy policy(Rule rule, String namespace) {
        Policy.Builder policy = Policy.newBuilder();
        List<Condition> when = rule.when();
        if (rule.to().isEmpty()) {
            policy.addPermissions(Permissions.all(null, when));
        }
        for (Operation to : rule.to()) {
            policy.addPermissions(Permissions.all(to, when));
        }
        if (rule.from().isEmpty()) {
            policy.addPrincipals(Principals.all(null, when, namespace));
        }
        for (Source from : rule.from()) {
            policy.addPrincipals(Principals.all(from, when, namespace));
        }
        return policy.build();
    }
}
