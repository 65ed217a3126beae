package io.meshsim.part.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.cost.KernelCosts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where packets of an injected pod end up.
 *
 * <p>The flows and their ends are those that a real kernel showed for the rules that Istio 1.30
 * installs by default: who sends (app or proxy), through which device, from where, to where.
 */
class PacketPathTest {

    private static final String POD = "10.244.1.7";

    private final PacketPath path = PacketPath.iptables(KernelCosts.DEFAULT);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "app to a service,           OUTPUT,     app,   eth0, 10.244.1.7, 10.96.0.9,  80,   15001",
        "app to its own pod address, OUTPUT,     app,   lo,   10.244.1.7, 10.244.1.7, 8080, 8080",
        "app to loopback,            OUTPUT,     app,   lo,   127.0.0.1,  127.0.0.1,  8080, 8080",
        "proxy to another pod,       OUTPUT,     proxy, eth0, 10.244.1.7, 10.244.2.3, 80,   80",
        "proxy to its own pod,       OUTPUT,     proxy, lo,   10.244.1.7, 10.244.1.7, 8080, 15006",
        "proxy as 127.0.0.6,         OUTPUT,     proxy, lo,   127.0.0.6,  10.244.1.7, 8080, 8080",
        "proxy to loopback,          OUTPUT,     proxy, lo,   127.0.0.1,  127.0.0.1,  8080, 8080",
        "proxy to its own tunnel,    OUTPUT,     proxy, lo,   10.244.1.7, 10.244.1.7, 15008, 15008",
        "from outside to the app,    PREROUTING, app,   eth0, 10.244.2.3, 10.244.1.7, 8080, 15006",
        "a health probe,             PREROUTING, app,   eth0, 10.244.2.3, 10.244.1.7, 15021, 15021",
        "a metrics scrape,           PREROUTING, app,   eth0, 10.244.2.3, 10.244.1.7, 15090, 15090",
        "a merged scrape,            PREROUTING, app,   eth0, 10.244.2.3, 10.244.1.7, 15020, 15020",
        "a tunnel,                   PREROUTING, app,   eth0, 10.244.2.3, 10.244.1.7, 15008, 15008",
    })
    void a_packet_ends_where_the_rules_say(
            String name,
            Hook hook,
            String sender,
            String device,
            String source,
            String destination,
            int port,
            int end) {
        Flow flow =
                new Flow(
                        hook,
                        sender.equals("proxy"),
                        device.equals("lo"),
                        source,
                        destination,
                        port);

        assertThat(path.pass(flow).destinationPort()).isEqualTo(end);
        assertThat(path.pass(flow).redirected()).isEqualTo(end != port);
    }

    @Test
    void a_call_between_hosts_takes_four_passes() {
        Flow out = new Flow(Hook.OUTPUT, false, false, POD, "10.96.0.9", 80);
        Flow sent = new Flow(Hook.OUTPUT, true, false, POD, "10.244.2.3", 8080);
        Flow in = new Flow(Hook.PREROUTING, false, false, "10.244.2.3", POD, 8080);
        Flow handed = new Flow(Hook.OUTPUT, true, true, "127.0.0.6", POD, 8080);

        assertThat(path.pass(out).chains()).isEqualTo("OUTPUT > ISTIO_OUTPUT > ISTIO_REDIRECT");
        assertThat(path.pass(sent).chains()).isEqualTo("OUTPUT > ISTIO_OUTPUT");
        assertThat(path.pass(in).chains())
                .isEqualTo("PREROUTING > ISTIO_INBOUND > ISTIO_IN_REDIRECT");
        assertThat(path.pass(handed).chains()).isEqualTo("OUTPUT > ISTIO_OUTPUT");
    }

    @Test
    void a_pod_without_rules_redirects_nothing_and_pays_less() {
        PacketPath plain = PacketPath.plain(KernelCosts.DEFAULT);
        Flow flow = new Flow(Hook.OUTPUT, false, false, POD, "10.96.0.9", 80);

        assertThat(plain.pass(flow).destinationPort()).isEqualTo(80);
        assertThat(path.pass(flow).nanos() - plain.pass(flow).nanos())
                .isEqualTo(KernelCosts.DEFAULT.iptables().microsToNanos());
    }
}
