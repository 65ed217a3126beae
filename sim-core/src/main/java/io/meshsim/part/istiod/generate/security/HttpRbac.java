package io.meshsim.part.istiod.generate.security;

import com.google.protobuf.Any;
import io.envoyproxy.envoy.extensions.filters.http.rbac.v3.RBAC;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;
import io.meshsim.config.AuthorizationPolicy;
import java.util.List;

/** The RBAC filters that look at requests. */
public final class HttpRbac {

    private HttpRbac() {}

    /** The filters in their order; none without policies. */
    public static List<HttpFilter> of(List<AuthorizationPolicy> policies) {
        return RbacRules.of(policies, false).stream()
                .map(rules -> RBAC.newBuilder().setRules(rules).build())
                .map(
                        rbac ->
                                HttpFilter.newBuilder()
                                        .setName("envoy.filters.http.rbac")
                                        .setTypedConfig(Any.pack(rbac))
                                        .build())
                .toList();
    }
}
