package io.meshsim.part.proxy.route;

import io.envoyproxy.envoy.config.rbac.v3.Permission;
import io.envoyproxy.envoy.config.rbac.v3.Policy;
import io.envoyproxy.envoy.config.rbac.v3.Principal;
import io.envoyproxy.envoy.config.rbac.v3.RBAC;
import io.meshsim.part.proxy.admit.RejectedConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * One RBAC filter: it lets requests through that its policies allow, or that they do not deny.
 *
 * <p>Source: Envoy 1.34 source/extensions/filters/common/rbac/engine_impl.cc, matchers.cc.
 */
public final class RbacForm {

    private final boolean denies;
    private final List<Named> policies = new ArrayList<>();

    private record Named(String name, RbacCheck permission, RbacCheck principal) {}

    /**
     * The form of a filter's rules.
     *
     * @throws RejectedConfig if something in them is not supported
     */
    public RbacForm(RBAC rules) {
        denies =
                switch (rules.getAction()) {
                    case ALLOW -> false;
                    case DENY -> true;
                    default ->
                            throw new RejectedConfig(
                                    "RBAC action " + rules.getAction() + " is not supported");
                };
        new TreeMap<>(rules.getPoliciesMap()).forEach(this::add);
    }

    /** Whether a request that a peer sent to this address and port may pass. */
    public boolean allows(RequestView request, Peer peer, String ip, int port) {
        return policy(request, peer, ip, port).isEmpty() == denies;
    }

    /** The name of the first policy that fits; empty if none does. */
    public String policy(RequestView request, Peer peer, String ip, int port) {
        for (int i = 0; i < policies.size(); i++) {
            Named policy = policies.get(i);
            if (policy.permission.holds(request, peer, ip, port)
                    && policy.principal.holds(request, peer, ip, port)) {
                return policy.name;
            }
        }
        return "";
    }

    private void add(String name, Policy policy) {
        if (policy.hasCondition() || policy.hasCheckedCondition()) {
            throw new RejectedConfig("RBAC policy " + name + ": conditions are not supported");
        }
        policies.add(
                new Named(
                        name,
                        RbacCheck.any(
                                policy.getPermissionsList().stream()
                                        .map(RbacForm::permission)
                                        .toList()),
                        RbacCheck.any(
                                policy.getPrincipalsList().stream()
                                        .map(RbacForm::principal)
                                        .toList())));
    }

    private static RbacCheck permission(Permission rule) {
        return switch (rule.getRuleCase()) {
            case ANY -> new RbacCheck.Fixed(true);
            case AND_RULES ->
                    RbacCheck.all(
                            rule.getAndRules().getRulesList().stream()
                                    .map(RbacForm::permission)
                                    .toList());
            case OR_RULES ->
                    RbacCheck.any(
                            rule.getOrRules().getRulesList().stream()
                                    .map(RbacForm::permission)
                                    .toList());
            case NOT_RULE -> new RbacCheck.Not(permission(rule.getNotRule()));
            case HEADER -> new RbacCheck.Header(new HeaderMatch(rule.getHeader()));
            case URL_PATH -> new RbacCheck.Path(TextMatch.of(rule.getUrlPath().getPath()));
            case DESTINATION_PORT -> new RbacCheck.Port(rule.getDestinationPort());
            case DESTINATION_IP -> RbacCheck.Network.ofDestination(rule.getDestinationIp());
            default -> throw new RejectedConfig("permission " + rule.getRuleCase());
        };
    }

    private static RbacCheck principal(Principal id) {
        return switch (id.getIdentifierCase()) {
            case ANY -> new RbacCheck.Fixed(true);
            case AND_IDS ->
                    RbacCheck.all(
                            id.getAndIds().getIdsList().stream().map(RbacForm::principal).toList());
            case OR_IDS ->
                    RbacCheck.any(
                            id.getOrIds().getIdsList().stream().map(RbacForm::principal).toList());
            case NOT_ID -> new RbacCheck.Not(principal(id.getNotId()));
            case HEADER -> new RbacCheck.Header(new HeaderMatch(id.getHeader()));
            case AUTHENTICATED ->
                    id.getAuthenticated().hasPrincipalName()
                            ? new RbacCheck.Identity(
                                    TextMatch.of(id.getAuthenticated().getPrincipalName()))
                            : new RbacCheck.Authenticated();
            case DIRECT_REMOTE_IP -> RbacCheck.Network.ofPeer(id.getDirectRemoteIp());
            case REMOTE_IP -> RbacCheck.Network.ofPeer(id.getRemoteIp());
            default -> throw new RejectedConfig("principal " + id.getIdentifierCase());
        };
    }
}
