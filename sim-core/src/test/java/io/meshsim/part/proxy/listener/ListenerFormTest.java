package io.meshsim.part.proxy.listener;

import static io.meshsim.part.proxy.Messages.address;
import static io.meshsim.part.proxy.Messages.tcpChain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.core.v3.CidrRange;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.FilterChainMatch;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.listener.v3.ListenerFilter;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.listener.http_inspector.v3.HttpInspector;
import io.meshsim.part.proxy.admit.RejectedConfig;
import io.meshsim.part.proxy.route.Ipv4;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Filter chains are chosen criterion by criterion, with no way back. */
class ListenerFormTest {

    @Test
    void the_port_goes_before_the_address() {
        ListenerForm listener =
                listener(
                        chain("address", match().addPrefixRanges(range("10.0.0.0", 24))),
                        chain("port", match().setDestinationPort(UInt32Value.of(80))));

        assertThat(chosen(listener, "10.0.0.1", 80)).isEqualTo("port");
        assertThat(chosen(listener, "10.0.0.1", 81)).isEqualTo("address");
    }

    @Test
    void the_longest_range_wins() {
        ListenerForm listener =
                listener(
                        chain("any", match().addPrefixRanges(range("0.0.0.0", 0))),
                        chain("net", match().addPrefixRanges(range("10.0.0.0", 8))),
                        chain("host", match().addPrefixRanges(range("10.0.0.1", 32))));

        assertThat(chosen(listener, "10.0.0.1", 80)).isEqualTo("host");
        assertThat(chosen(listener, "10.0.0.2", 80)).isEqualTo("net");
        assertThat(chosen(listener, "192.168.0.1", 80)).isEqualTo("any");
    }

    @Test
    void a_chain_that_fits_the_port_but_fails_later_loses_to_the_default_only() {
        ListenerForm listener =
                ListenerForm.of(
                        message(
                                        chain(
                                                "tls on 80",
                                                match().setDestinationPort(UInt32Value.of(80))
                                                        .setTransportProtocol("tls")),
                                        chain("any", match()))
                                .setDefaultFilterChain(tcpChain("default", "x"))
                                .build());

        assertThat(chosen(listener, "10.0.0.1", 80)).isEqualTo("default");
        assertThat(chosen(listener, "10.0.0.1", 81)).isEqualTo("any");
    }

    @Test
    void plain_http_is_known_only_where_the_inspector_looks() {
        Listener.Builder sniffed =
                message(
                        chain("http", match().addApplicationProtocols("http/1.1")),
                        chain("tcp", match()));

        assertThat(chosen(ListenerForm.of(sniffed.build()), "10.0.0.1", 80)).isEqualTo("tcp");

        sniffed.addListenerFilters(
                ListenerFilter.newBuilder()
                        .setName("http_inspector")
                        .setTypedConfig(Any.pack(HttpInspector.getDefaultInstance())));
        assertThat(chosen(ListenerForm.of(sniffed.build()), "10.0.0.1", 80)).isEqualTo("http");
    }

    @Test
    void plain_text_has_no_server_name_and_is_raw_buffer() {
        ListenerForm listener =
                listener(
                        chain("sni", match().addServerNames("a.com")),
                        chain("raw", match().setTransportProtocol("raw_buffer")),
                        chain("tls", match().setTransportProtocol("tls")));

        assertThat(chosen(listener, "10.0.0.1", 80)).isEqualTo("raw");
    }

    @Test
    void without_a_fitting_chain_and_a_default_there_is_none() {
        ListenerForm listener =
                listener(chain("port", match().setDestinationPort(UInt32Value.of(80))));

        assertThat(chosen(listener, "10.0.0.1", 81)).isEqualTo("none");
    }

    @Test
    void two_chains_with_one_match_are_refused() {
        assertThatThrownBy(() -> listener(chain("a", match()), chain("b", match())))
                .isInstanceOf(RejectedConfig.class)
                .hasMessage("filter chain b has the same match as another; each must differ");
    }

    @Test
    void a_criterion_or_a_filter_that_is_not_understood_is_refused_by_its_path() {
        FilterChain bySource = chain("a", match().addSourcePorts(1));
        assertThatThrownBy(() -> listener(bySource))
                .hasMessage(
                        "filter_chains[0].filter_chain_match.source_ports: field of"
                                + " envoy.config.listener.v3.FilterChainMatch is not supported");

        Listener.Builder wrongFilter = message(chain("a", match()));
        wrongFilter.addListenerFilters(
                ListenerFilter.newBuilder()
                        .setName("odd")
                        .setTypedConfig(Any.pack(Router.getDefaultInstance())));
        assertThatThrownBy(() -> ListenerForm.of(wrongFilter.build()))
                .hasMessage("listener filter odd is not supported");

        Listener.Builder unknown = message(chain("a", match()));
        unknown.addListenerFilters(
                ListenerFilter.newBuilder()
                        .setName("unknown")
                        .setTypedConfig(Any.newBuilder().setTypeUrl("type.googleapis.com/x.Y")));
        assertThatThrownBy(() -> ListenerForm.of(unknown.build()))
                .hasMessage("listener_filters[0].typed_config: extension x.Y is not supported");
    }

    @Test
    void addresses_are_read_as_numbers() {
        assertThat(Ipv4.parse("10.0.0.1")).isEqualTo(10L << 24 | 1);
        assertThat(Ipv4.parse("255.255.255.255")).isEqualTo(0xffffffffL);
        for (String bad :
                Arrays.asList("", "10.0.0", "10.0.0.256", "10..0.1", "::1", "1.2.3.4.5")) {
            assertThat(Ipv4.parse(bad)).as(bad).isEqualTo(Ipv4.NONE);
        }
    }

    private static String chosen(ListenerForm listener, String ip, int port) {
        ChainForm chain = listener.chain(ip, port);
        return chain == null ? "none" : chain.name();
    }

    private static ListenerForm listener(FilterChain... chains) {
        return ListenerForm.of(message(chains).build());
    }

    private static Listener.Builder message(FilterChain... chains) {
        return Listener.newBuilder()
                .setName("l")
                .setAddress(address("0.0.0.0", 15006))
                .addAllFilterChains(Arrays.asList(chains));
    }

    private static FilterChain chain(String name, FilterChainMatch.Builder match) {
        return tcpChain(name, "x").toBuilder().setFilterChainMatch(match).build();
    }

    private static FilterChainMatch.Builder match() {
        return FilterChainMatch.newBuilder();
    }

    private static CidrRange range(String ip, int length) {
        return CidrRange.newBuilder()
                .setAddressPrefix(ip)
                .setPrefixLen(UInt32Value.of(length))
                .build();
    }
}
