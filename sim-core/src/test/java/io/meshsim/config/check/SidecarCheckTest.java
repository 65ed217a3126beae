package io.meshsim.config.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.meshsim.cases.Cases;
import io.meshsim.cases.Cases.Case;
import io.meshsim.config.Destination;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.ServerTls;
import io.meshsim.config.Sidecar;
import io.meshsim.config.traffic.ConnectionPool;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Istio's own verdicts on Sidecars, and where ours says the fault is. */
class SidecarCheckTest {

    static Stream<Case> cases() {
        return Cases.of("sidecar_validation");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sidecars_are_valid_or_not_as_istio_says(Case line) {
        Cases.check(line, SidecarCheckTest::check);
    }

    private static void check(Case line) {
        List<Finding> findings =
                SidecarCheck.findings(sidecar(line.input().getAsJsonObject("sidecar")));
        JsonObject expected = line.expected().getAsJsonObject();
        assertThat(findings.stream().noneMatch(Finding::isError))
                .as(findings.toString())
                .isEqualTo(expected.get("valid").getAsBoolean());
        assertThat(findings.stream().anyMatch(finding -> !finding.isError()))
                .as(findings.toString())
                .isEqualTo(expected.get("warning").getAsBoolean());
    }

    @Test
    void a_finding_says_where() {
        Sidecar.Egress egress =
                new Sidecar.Egress(0, List.of("shop/*", "shop/a.com", "shop/*b.com"));
        Sidecar sidecar = new Sidecar(Meta.of("bar", "s"), null, List.of(egress), null);
        assertThat(SidecarCheck.findings(sidecar))
                .extracting(Finding::path, Finding::isError)
                .containsExactly(
                        tuple("spec.egress[0].hosts[1]", false),
                        tuple("spec.egress[0].hosts[2]", false),
                        tuple("spec.egress[0].hosts[2]", true));
    }

    private static Sidecar sidecar(JsonObject in) {
        List<Sidecar.Ingress> ingress = new ArrayList<>();
        for (JsonObject one : objects(in, "ingress")) {
            ingress.add(
                    new Sidecar.Ingress(
                            port(one),
                            text(one, "bind"),
                            mode(one),
                            text(one, "defaultEndpoint"),
                            one.has("tls") ? tls(one.getAsJsonObject("tls")) : null,
                            pool(one, "connectionPool")));
        }
        List<Sidecar.Egress> egress = new ArrayList<>();
        for (JsonObject one : objects(in, "egress")) {
            List<String> hosts = new ArrayList<>();
            if (one.has("hosts")) {
                one.getAsJsonArray("hosts").forEach(host -> hosts.add(host.getAsString()));
            }
            egress.add(new Sidecar.Egress(port(one), text(one, "bind"), mode(one), hosts));
        }
        return new Sidecar(
                Meta.of("bar", "s"),
                selector(in),
                ingress,
                egress,
                in.has("outboundTrafficPolicy")
                        ? outbound(in.getAsJsonObject("outboundTrafficPolicy"))
                        : null,
                pool(in, "inboundConnectionPool"));
    }

    private static @Nullable Labels selector(JsonObject in) {
        if (!in.has("workloadSelector")) {
            return null;
        }
        TreeMap<String, String> labels = new TreeMap<>();
        JsonElement written = in.getAsJsonObject("workloadSelector").get("labels");
        if (written instanceof JsonObject map) {
            map.entrySet().forEach(one -> labels.put(one.getKey(), one.getValue().getAsString()));
        }
        return Labels.of(labels);
    }

    private static Sidecar.@Nullable Port port(JsonObject in) {
        if (!in.has("port")) {
            return null;
        }
        JsonObject port = in.getAsJsonObject("port");
        return new Sidecar.Port(number(port, "number"), text(port, "protocol"), text(port, "name"));
    }

    private static Sidecar.CaptureMode mode(JsonObject in) {
        String mode = text(in, "captureMode");
        return mode.isEmpty() ? Sidecar.CaptureMode.DEFAULT : Sidecar.CaptureMode.valueOf(mode);
    }

    private static ServerTls tls(JsonObject in) {
        List<String> credentials = new ArrayList<>();
        if (in.has("credentialName")) {
            credentials.add(text(in, "credentialName"));
        }
        if (in.has("credentialNames")) {
            in.getAsJsonArray("credentialNames").forEach(one -> credentials.add(one.getAsString()));
        }
        return new ServerTls(
                text(in, "mode"),
                in.has("httpsRedirect"),
                credentials,
                in.has("subjectAltNames") ? List.of("name") : List.of(),
                text(in, "serverCertificate"),
                text(in, "privateKey"),
                text(in, "caCertificates"),
                objects(in, "tlsCertificates").size());
    }

    private static @Nullable ConnectionPool pool(JsonObject in, String name) {
        if (!in.has(name)) {
            return null;
        }
        JsonObject pool = in.getAsJsonObject(name);
        return new ConnectionPool(
                pool.has("tcp")
                        ? new ConnectionPool.Tcp(
                                number(pool.getAsJsonObject("tcp"), "maxConnections"))
                        : null,
                pool.has("http") ? http(pool.getAsJsonObject("http")) : null);
    }

    private static ConnectionPool.Http http(JsonObject in) {
        return new ConnectionPool.Http(
                number(in, "http1MaxPendingRequests"),
                number(in, "http2MaxRequests"),
                number(in, "maxRequestsPerConnection"),
                number(in, "maxRetries"));
    }

    private static Sidecar.Outbound outbound(JsonObject in) {
        Destination proxy = null;
        if (in.has("egressProxy")) {
            JsonObject to = in.getAsJsonObject("egressProxy");
            int port = to.has("port") ? number(to.getAsJsonObject("port"), "number") : 0;
            proxy = new Destination(text(to, "host"), text(to, "subset"), port, 0);
        }
        return new Sidecar.Outbound(!text(in, "mode").equals("ALLOW_ANY"), proxy);
    }

    private static List<JsonObject> objects(JsonObject in, String name) {
        List<JsonObject> all = new ArrayList<>();
        if (in.has(name)) {
            in.getAsJsonArray(name).forEach(one -> all.add(one.getAsJsonObject()));
        }
        return all;
    }

    private static String text(JsonObject in, String name) {
        return in.has(name) ? in.get(name).getAsString() : "";
    }

    private static int number(JsonObject in, String name) {
        return in.has(name) ? in.get(name).getAsInt() : 0;
    }
}
