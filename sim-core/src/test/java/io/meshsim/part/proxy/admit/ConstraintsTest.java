package io.meshsim.part.proxy.admit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.CidrRange;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import io.envoyproxy.envoy.config.core.v3.TransportSocket;
import io.envoyproxy.envoy.config.core.v3.TypedExtensionConfig;
import io.envoyproxy.envoy.config.listener.v3.FilterChainMatch;
import io.envoyproxy.envoy.config.rbac.v3.Permission;
import io.envoyproxy.envoy.config.route.v3.DirectResponseAction;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CommonTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig;
import io.envoyproxy.envoy.type.v3.Percent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that break a rule of Envoy's API are rejected by the field and the rule. */
class ConstraintsTest {

    private static final Cluster CLUSTER = Cluster.newBuilder().setName("a").build();
    private static final DirectResponseAction OK =
            DirectResponseAction.newBuilder().setStatus(200).build();
    private static final Route ROUTE =
            Route.newBuilder()
                    .setMatch(RouteMatch.newBuilder().setPrefix("/"))
                    .setDirectResponse(OK)
                    .build();

    static Stream<Arguments> broken() {
        Cluster.Builder impatient = CLUSTER.toBuilder();
        impatient.setConnectTimeout(Duration.getDefaultInstance());
        FilterChainMatch.Builder far = FilterChainMatch.newBuilder();
        far.setDestinationPort(UInt32Value.of(70_000));
        CidrRange.Builder network = CidrRange.newBuilder().setAddressPrefix("10.0.0.0");
        network.setPrefixLen(UInt32Value.of(-1));
        Metadata.Builder unnamed = Metadata.newBuilder();
        unnamed.putTypedFilterMetadata("", Any.getDefaultInstance());
        VirtualHost.Builder host = VirtualHost.newBuilder().setName("a");
        return Stream.of(
                row(CLUSTER.toBuilder().setName(""), "Cluster.name: value length must be at least"),
                row(impatient, "Cluster.connect_timeout: value must be greater than PT0S"),
                row(CLUSTER.toBuilder().setLbPolicyValue(99), "Cluster.lb_policy: value must be"),
                row(host, "VirtualHost.domains: value must contain at least 1 item(s)"),
                row(
                        host.clone().addDomains("*").addRoutes(ROUTE.toBuilder().clearMatch()),
                        "Route.match: value is required"),
                row(ROUTE.toBuilder().clearDirectResponse(), "Route.action: value is required"),
                row(
                        ROUTE.toBuilder().addRequestHeadersToRemove("a\nb"),
                        "Route.request_headers_to_remove: value does not match regex pattern"),
                row(
                        ROUTE.toBuilder().setDirectResponse(OK.toBuilder().setStatus(99)),
                        "DirectResponseAction.status: value must be greater than or equal to"),
                row(Percent.newBuilder().setValue(101), "Percent.value: value must be less than"),
                row(far, "FilterChainMatch.destination_port: value must be less than or equal"),
                row(network, "CidrRange.prefix_len: value must be less than or equal to 128"),
                row(unnamed, "Metadata.typed_filter_metadata: value length must be at least"),
                row(Permission.newBuilder().setAny(false), "Permission.any: value must equal true"),
                row(
                        TypedExtensionConfig.newBuilder().setName("a"),
                        "TypedExtensionConfig.typed_config: value is required"),
                row(
                        RouteMatch.newBuilder().setPathSeparatedPrefix("/a/"),
                        "RouteMatch.path_separated_prefix: value does not match"));
    }

    private static Arguments row(Message.Builder message, String violation) {
        return Arguments.of(message.build(), violation);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_broken_rule_is_named(Message message, String violation) {
        assertThatThrownBy(() -> Constraints.check(message))
                .isInstanceOf(RejectedConfig.class)
                .hasMessageStartingWith("Proto constraint validation failed (" + violation);
    }

    @Test
    void messages_in_extensions_keep_their_rules_too() {
        CommonTlsContext.Builder common = CommonTlsContext.newBuilder();
        common.addTlsCertificateSdsSecretConfigs(SdsSecretConfig.getDefaultInstance());
        Any tls = Any.pack(DownstreamTlsContext.newBuilder().setCommonTlsContext(common).build());
        TransportSocket socket =
                TransportSocket.newBuilder().setName("tls").setTypedConfig(tls).build();
        assertThatThrownBy(
                        () ->
                                Constraints.check(
                                        CLUSTER.toBuilder().setTransportSocket(socket).build()))
                .hasMessageContaining("SdsSecretConfig.name: value length");
    }

    @Test
    void what_keeps_the_rules_passes() {
        Percent all = Percent.newBuilder().setValue(100).build();
        for (Message message : new Message[] {CLUSTER, ROUTE, all}) {
            assertThatCode(() -> Constraints.check(message)).doesNotThrowAnyException();
        }
    }
}
