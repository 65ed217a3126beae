package io.meshsim.part.istiod.generate.security;

import com.google.protobuf.Any;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.extensions.filters.network.rbac.v3.RBAC;
import io.meshsim.config.AuthorizationPolicy;
import java.util.List;

/** The RBAC filters that look at connections. */
public final class TcpRbac {

    private TcpRbac() {}

    /** The filters in their order; none without policies. */
    public static List<Filter> of(List<AuthorizationPolicy> policies) {
        return RbacRules.of(policies, true).stream()
                .map(rules -> RBAC.newBuilder().setRules(rules).setStatPrefix("tcp.").build())
                .map(
                        rbac ->
                                Filter.newBuilder()
                                        .setName("envoy.filters.network.rbac")
                                        .setTypedConfig(Any.pack(rbac))
                                        .build())
                .toList();
    }
}
