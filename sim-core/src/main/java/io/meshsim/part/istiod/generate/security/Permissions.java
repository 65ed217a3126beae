package io.meshsim.part.istiod.generate.security;

import io.envoyproxy.envoy.config.rbac.v3.Permission;
import io.envoyproxy.envoy.config.route.v3.HeaderMatcher;
import io.envoyproxy.envoy.type.matcher.v3.PathMatcher;
import io.meshsim.config.AuthorizationPolicy.Condition;
import io.meshsim.config.AuthorizationPolicy.Operation;
import io.meshsim.config.AuthorizationPolicy.Values;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a rule asks of the request itself.
 *
 * <p>Source: Istio 1.30 pilot/pkg/security/authz/model (generator.go, permission.go).
 */
final class Permissions {

    private Permissions() {}

    /** All that an operation and the conditions on the destination ask. */
    static Permission all(@Nullable Operation to, Iterable<Condition> when) {
        Permission.Set.Builder all = Permission.Set.newBuilder();
        if (to != null) {
            add(all, to.hosts(), Permissions::host);
            add(all, to.methods(), Permissions::method);
            add(all, to.paths(), Permissions::path);
            add(all, to.ports(), Permissions::port);
        }
        for (Condition condition : when) {
            switch (condition.key()) {
                case "destination.port" -> add(all, condition.values(), Permissions::port);
                case "destination.ip" -> add(all, condition.values(), Permissions::ip);
                default -> {}
            }
        }
        if (all.getRulesCount() == 0) {
            all.addRules(Permission.newBuilder().setAny(true));
        }
        return Permission.newBuilder().setAndRules(all).build();
    }

    private static void add(
            Permission.Set.Builder all, Values values, Function<String, Permission> one) {
        if (!values.any().isEmpty()) {
            all.addRules(or(values.any(), one));
        }
        if (!values.none().isEmpty()) {
            all.addRules(Permission.newBuilder().setNotRule(or(values.none(), one)));
        }
    }

    private static Permission or(Iterable<String> values, Function<String, Permission> one) {
        Permission.Set.Builder any = Permission.Set.newBuilder();
        values.forEach(value -> any.addRules(one.apply(value)));
        return Permission.newBuilder().setOrRules(any).build();
    }

    private static Permission host(String value) {
        return header(Patterns.header(":authority", value, true));
    }

    private static Permission method(String value) {
        return header(Patterns.header(":method", value, false));
    }

    private static Permission header(HeaderMatcher header) {
        return Permission.newBuilder().setHeader(header).build();
    }

    private static Permission path(String value) {
        return Permission.newBuilder()
                .setUrlPath(PathMatcher.newBuilder().setPath(Patterns.text(value, "")))
                .build();
    }

    private static Permission port(String value) {
        return Permission.newBuilder().setDestinationPort(Integer.parseInt(value)).build();
    }

    private static Permission ip(String value) {
        return Permission.newBuilder().setDestinationIp(Patterns.network(value)).build();
    }
}
