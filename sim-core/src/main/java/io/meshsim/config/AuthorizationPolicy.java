package io.meshsim.config;

import java.util.List;

/**
 * An Istio AuthorizationPolicy: who may ask what of pods.
 *
 * @param selector of pods; empty for the whole namespace, or the mesh if it is the root namespace
 * @param rules any of them must fit; none never fits
 */
public record AuthorizationPolicy(Meta meta, Labels selector, Action action, List<Rule> rules)
        implements Resource {

    /** What happens to a request that a rule fits. */
    public enum Action {
        /** It passes; once a pod has such policies, nothing else does. */
        ALLOW,
        /** It is refused, whatever allows it. */
        DENY,
        /** It is noted in a log. */
        AUDIT
    }

    /**
     * A rule fits if one of its sources, one of its operations and all of its conditions do.
     *
     * @param from empty for any source
     * @param to empty for any operation
     */
    public record Rule(List<Source> from, List<Operation> to, List<Condition> when) {

        public Rule {
            from = List.copyOf(from);
            to = List.copyOf(to);
            when = List.copyOf(when);
        }
    }

    /** Some of these and none of those; an empty list says nothing. */
    public record Values(List<String> any, List<String> none) {

        /** Says nothing. */
        public static final Values ALL = new Values(List.of(), List.of());

        public Values {
            any = List.copyOf(any);
            none = List.copyOf(none);
        }

        /** One of these. */
        public static Values of(String... any) {
            return new Values(List.of(any), List.of());
        }
    }

    /**
     * Where a request comes from; all must fit. Texts may begin or end with {@code *}.
     *
     * @param principals such as {@code cluster.local/ns/default/sa/web}; needs mutual TLS
     * @param namespaces of the caller; needs mutual TLS
     * @param ipBlocks addresses or networks of the connection
     * @param remoteIpBlocks the same of the client that proxies name, here that of the connection
     * @param serviceAccounts {@code namespace/account}; needs mutual TLS
     */
    public record Source(
            Values principals,
            Values namespaces,
            Values ipBlocks,
            Values remoteIpBlocks,
            Values serviceAccounts) {

        /** Callers with one of these identities. */
        public static Source principals(String... any) {
            return new Source(Values.of(any), Values.ALL, Values.ALL, Values.ALL, Values.ALL);
        }

        /** Callers of one of these namespaces. */
        public static Source namespaces(String... any) {
            return new Source(Values.ALL, Values.of(any), Values.ALL, Values.ALL, Values.ALL);
        }
    }

    /** What a request asks; all must fit. Texts may begin or end with {@code *}. */
    public record Operation(Values hosts, Values ports, Values methods, Values paths) {

        /** Requests with one of these methods. */
        public static Operation methods(String... any) {
            return new Operation(Values.ALL, Values.ALL, Values.of(any), Values.ALL);
        }

        /** Requests for one of these paths. */
        public static Operation paths(String... any) {
            return new Operation(Values.ALL, Values.ALL, Values.ALL, Values.of(any));
        }
    }

    /** Values of an attribute such as {@code request.headers[x-token]} or {@code source.ip}. */
    public record Condition(String key, Values values) {}

    public AuthorizationPolicy {
        rules = List.copyOf(rules);
    }

    @Override
    public Kind kind() {
        return Kind.AUTHORIZATION_POLICY;
    }

    @Override
    public AuthorizationPolicy withMeta(Meta other) {
        return new AuthorizationPolicy(other, selector, action, rules);
    }
}
