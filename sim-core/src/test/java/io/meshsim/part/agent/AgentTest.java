package io.meshsim.part.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Labels;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.part.agent.cert.CertificateSettings;
import io.meshsim.part.agent.cert.SecretCache;
import io.meshsim.part.agent.cert.SecretCaches;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.XdsClient;
import io.meshsim.xds.XdsRequest;
import io.meshsim.xds.XdsResponse;
import io.meshsim.xds.XdsServer;
import io.meshsim.xds.XdsStream;
import io.meshsim.xds.XdsType;
import io.meshsim.xds.ca.Certificate;
import io.meshsim.xds.ca.CertificateSigner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One stream to istiod for one stream of the proxy, and both end together. */
class AgentTest {

    private static final ProxyNode NODE =
            ProxyNode.of(
                    ProxyNode.Role.SIDECAR, "ns", "pod", "10.0.0.1", "sa", "node", Labels.NONE);
    private static final XdsRequest ASK = XdsRequest.subscribe(XdsType.CDS, List.of());
    private static final XdsResponse ANSWER = XdsResponse.of(XdsType.CDS, "1", "n1", List.of(), 1);

    private final Simulation simulation = new Simulation(1, TieMode.FIRST_COME);
    private final Istiod istiod = new Istiod();
    private final Agent agent =
            new Agent(simulation, NODE, istiod, secrets(simulation), new Metrics());
    private final Envoy envoy = new Envoy();

    private static SecretCache secrets(Simulation simulation) {
        CertificateSigner signer =
                (node, life, requester) ->
                        simulation.after(
                                0, "sign", () -> requester.onSigned(new Certificate("x", 0, life)));
        return new SecretCaches(simulation, CertificateSettings.DEFAULT, signer, new Metrics())
                .add(NODE);
    }

    @BeforeEach
    void start() {
        agent.start(() -> true);
    }

    @Test
    void requests_go_up_and_responses_come_down() {
        XdsStream stream = agent.open(NODE, envoy);
        stream.request(ASK);
        istiod.clients.get(0).onResponse(ANSWER);

        assertThat(istiod.heard).containsExactly("request CDS");
        assertThat(envoy.heard).containsExactly("response CDS");
    }

    @Test
    void the_end_of_the_upstream_ends_the_proxys_stream_and_nobody_retries() {
        XdsStream stream = agent.open(NODE, envoy);
        istiod.clients.get(0).onClosed("gone");
        stream.request(ASK);
        simulation.runFor(60_000_000_000L);

        assertThat(envoy.heard).containsExactly("closed gone");
        assertThat(istiod.heard).isEmpty();
        assertThat(istiod.clients).hasSize(1);
    }

    @Test
    void the_end_of_the_proxys_stream_ends_the_upstream() {
        agent.open(NODE, envoy).close();

        assertThat(istiod.heard).containsExactly("close");
        assertThat(envoy.heard).isEmpty();
    }

    @Test
    void a_second_stream_replaces_the_first() {
        Envoy second = new Envoy();
        agent.open(NODE, envoy);
        agent.open(NODE, second);
        assertThat(envoy.heard).isEmpty();
        simulation.runFor(0);

        assertThat(istiod.heard).containsExactly("close");
        assertThat(envoy.heard).containsExactly("closed replaced by a newer stream");
        istiod.clients.get(0).onResponse(ANSWER);
        istiod.clients.get(1).onResponse(ANSWER);
        assertThat(envoy.heard).hasSize(1);
        assertThat(second.heard).containsExactly("response CDS");
    }

    @Test
    void a_stopped_agent_ends_both_sides_and_refuses() {
        agent.open(NODE, envoy);
        agent.stop();
        agent.open(NODE, envoy);
        simulation.runFor(0);

        assertThat(agent.isReady()).isFalse();
        assertThat(istiod.heard).containsExactly("close");
        assertThat(envoy.heard)
                .containsExactly("closed agent stopped", "closed agent is not running");
    }

    @Test
    void it_reports_what_it_alone_has_counted_since_its_start() {
        agent.open(NODE, envoy).request(ASK);
        istiod.clients.get(0).onResponse(ANSWER);
        istiod.clients.get(0).onClosed("gone");

        assertThat(reported("istio_agent_xds_proxy_requests")).isEqualTo(1);
        assertThat(reported("istio_agent_xds_proxy_responses")).isEqualTo(1);
        assertThat(reported("istio_agent_istiod_connection_terminations")).isEqualTo(1);
        agent.stop();
        agent.start(() -> true);
        assertThat(reported("istio_agent_xds_proxy_requests")).isZero();
        assertThat(reported("istio_agent_istiod_connection_terminations")).isZero();
    }

    private long reported(String name) {
        Metrics into = new Metrics();
        agent.report(into);
        return into.counter(name).value();
    }

    private static final class Envoy implements XdsClient {
        private final List<String> heard = new ArrayList<>();

        @Override
        public void onResponse(XdsResponse response) {
            heard.add("response " + response.type());
        }

        @Override
        public void onClosed(String reason) {
            heard.add("closed " + reason);
        }
    }

    private static final class Istiod implements XdsServer {
        private final List<XdsClient> clients = new ArrayList<>();
        private final List<String> heard = new ArrayList<>();

        @Override
        public XdsStream open(ProxyNode node, XdsClient client) {
            clients.add(client);
            return new XdsStream() {
                @Override
                public void request(XdsRequest request) {
                    heard.add("request " + request.type());
                }

                @Override
                public void close() {
                    heard.add("close");
                }
            };
        }
    }
}
