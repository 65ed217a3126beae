package io.meshsim.part.istiod.generate.security;

import io.envoyproxy.envoy.config.rbac.v3.Principal;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import io.meshsim.config.AuthorizationPolicy.Condition;
import io.meshsim.config.AuthorizationPolicy.Source;
import io.meshsim.config.AuthorizationPolicy.Values;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a rule asks of the caller and of headers.
 *
 * <p>Source: Istio 1.30 pilot/pkg/security/authz/model (generator.go, principal.go).
 */
final class Principals {

    private static final String SPIFFE = "spiffe://";
    private static final String HEADERS = "request.headers[";

    private Principals() {}

    /** All that a source and the conditions on caller and headers ask. */
    static Principal all(@Nullable Source from, Iterable<Condition> when, String namespace) {
        Principal.Set.Builder all = Principal.Set.newBuilder();
        if (from != null) {
            add(all, from.ipBlocks(), Principals::direct);
            add(all, from.remoteIpBlocks(), Principals::remote);
            add(all, from.namespaces(), Principals::namespace);
            add(all, from.serviceAccounts(), value -> account(value, namespace));
            add(all, from.principals(), Principals::identity);
        }
        for (Condition condition : when) {
            addCondition(all, condition);
        }
        if (all.getIdsCount() == 0) {
            all.addIds(Principal.newBuilder().setAny(true));
        }
        return Principal.newBuilder().setAndIds(all).build();
    }

    private static void addCondition(Principal.Set.Builder all, Condition condition) {
        String key = condition.key();
        switch (key) {
            case "source.ip" -> add(all, condition.values(), Principals::direct);
            case "remote.ip" -> add(all, condition.values(), Principals::remote);
            case "source.namespace" -> add(all, condition.values(), Principals::namespace);
            case "source.principal" -> add(all, condition.values(), Principals::identity);
            default -> {
                if (key.startsWith(HEADERS)) {
                    String name = key.substring(HEADERS.length(), key.length() - 1);
                    add(all, condition.values(), value -> header(name, value));
                }
            }
        }
    }

    private static void add(
            Principal.Set.Builder all, Values values, Function<String, Principal> one) {
        if (!values.any().isEmpty()) {
            all.addIds(or(values.any(), one));
        }
        if (!values.none().isEmpty()) {
            all.addIds(Principal.newBuilder().setNotId(or(values.none(), one)));
        }
    }

    private static Principal or(Iterable<String> values, Function<String, Principal> one) {
        Principal.Set.Builder any = Principal.Set.newBuilder();
        values.forEach(value -> any.addIds(one.apply(value)));
        return Principal.newBuilder().setOrIds(any).build();
    }

    private static Principal direct(String value) {
        return Principal.newBuilder().setDirectRemoteIp(Patterns.network(value)).build();
    }

    private static Principal remote(String value) {
        return Principal.newBuilder().setRemoteIp(Patterns.network(value)).build();
    }

    private static Principal namespace(String value) {
        return authenticated(Patterns.regex(".*/ns/" + value.replace("*", ".*") + "/.*"));
    }

    private static Principal account(String value, String namespace) {
        int slash = value.indexOf('/');
        String own = slash < 0 ? namespace : value.substring(0, slash);
        String account = value.substring(slash + 1);
        return authenticated(Patterns.regex("spiffe://.+/ns/" + own + "/sa/" + account));
    }

    private static Principal identity(String value) {
        return authenticated(Patterns.text(value, SPIFFE));
    }

    private static Principal header(String name, String value) {
        return Principal.newBuilder().setHeader(Patterns.header(name, value, false)).build();
    }

    private static Principal authenticated(StringMatcher name) {
        return Principal.newBuilder()
                .setAuthenticated(Principal.Authenticated.newBuilder().setPrincipalName(name))
                .build();
    }
}
