package io.meshsim.part.proxy;

import static io.meshsim.part.proxy.Messages.assignment;
import static io.meshsim.part.proxy.Messages.edsCluster;
import static io.meshsim.part.proxy.Messages.host;
import static io.meshsim.part.proxy.Messages.httpListener;
import static io.meshsim.part.proxy.Messages.route;
import static io.meshsim.part.proxy.Messages.routes;
import static io.meshsim.part.proxy.Messages.virtualOutbound;
import static org.assertj.core.api.Assertions.assertThat;

import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.meshsim.net.HttpRequest;
import io.meshsim.net.ResponseFlag;
import io.meshsim.part.proxy.route.RequestView;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsType;
import org.junit.jupiter.api.Test;

/** A proxy subscribes, warms, applies and answers as the xDS protocol says. */
class SessionTest {

    private static final RequestView GET = RequestView.of(HttpRequest.get("reviews:9080", "/"));
    private static final XdsResource ROUTES =
            routes("9080", host("reviews", "reviews:9080", route("/", "a")));

    private final Bench bench = new Bench();

    @Test
    void a_new_proxy_asks_for_clusters_endpoints_listeners_routes_in_this_order() {
        // proxy: CDS, all; istiod: cluster a
        bench.proxy.start(bench.server);
        assertThat(bench.server.heard()).containsExactly("open 1", "CDS [] v= n=");

        // proxy: accepts, asks for the endpoints of a; istiod: endpoints of a
        bench.server.send(XdsType.CDS, "1", edsCluster("a"));
        assertThat(bench.server.heard()).containsExactly("CDS [] v=1 n=n1", "EDS [a] v= n=");

        // proxy: accepts, all clusters are warm, asks for listeners; istiod: one for 9080
        bench.server.send(XdsType.EDS, "2", assignment("a", "10.0.0.1"));
        assertThat(bench.server.heard()).containsExactly("EDS [a] v=2 n=n2", "LDS [] v= n=");

        // proxy: accepts, asks for the routes 9080; istiod: routes
        bench.server.send(
                XdsType.LDS, "3", virtualOutbound(), httpListener("0.0.0.0", 9080, "9080"));
        assertThat(bench.server.heard()).containsExactly("LDS [] v=3 n=n3", "RDS [9080] v= n=");
        assertThat(bench.proxy.isReady()).isFalse();

        // proxy: accepts; the listener is warm, the workers start
        bench.server.send(XdsType.RDS, "4", ROUTES);
        assertThat(bench.server.heard()).containsExactly("RDS [9080] v=4 n=n4");
        assertThat(bench.proxy.isReady()).isTrue();
        assertThat(bench.observer.seen)
                .containsExactly(
                        "ack 7 default/reviews-1 CDS",
                        "ack 7 default/reviews-1 EDS",
                        "ack 7 default/reviews-1 LDS",
                        "ack 7 default/reviews-1 RDS");
    }

    @Test
    void nobody_listens_before_the_first_listeners_are_warm() {
        bench.proxy.start(bench.server);

        assertThat(bench.proxy.serving().outbound("10.9.9.9", 80, GET).outcome())
                .isEqualTo(Decision.Outcome.CLOSE);
        assertThat(
                        bench.proxy
                                .explainOutbound(
                                        "10.9.9.9", 80, HttpRequest.get("reviews:9080", "/"), 0)
                                .lines())
                .containsExactly("the workers do not run, nobody listens", "so: CLOSE");
    }

    @Test
    void a_first_response_that_is_rejected_is_answered_with_an_empty_version() {
        bench.proxy.start(bench.server);
        bench.server.heard();

        bench.server.send(XdsType.CDS, "X", nameless("bad"));

        assertThat(bench.server.heard().get(0))
                .isEqualTo(
                        "CDS [] v= n=nX error=bad: LOGICAL_DNS needs exactly one endpoint, not 0");
        assertThat(bench.proxy.configVersion(XdsType.CDS)).isEmpty();
        assertThat(bench.observer.seen).containsExactly("nack 7 default/reviews-1 CDS");
        assertThat(bench.proxy.isReady()).isFalse();
    }

    @Test
    void a_later_rejection_keeps_the_accepted_version_and_config_and_takes_the_good_part() {
        Bench running = Bench.running(ROUTES, edsCluster("a"));

        running.server.send(XdsType.CDS, "c2", edsCluster("a"), nameless("b"), edsCluster("c"));

        assertThat(running.server.heard())
                .containsExactly(
                        "CDS [] v=c1 n=nc2 error=b: LOGICAL_DNS needs exactly one endpoint, not 0",
                        "EDS [a, c] v=e1 n=ne1");
        assertThat(running.proxy.configVersion(XdsType.CDS)).isEqualTo("c1");
        assertThat(running.proxy.serving().outbound("10.9.9.9", 9080, GET).outcome())
                .isEqualTo(Decision.Outcome.FORWARD);
    }

    @Test
    void a_fix_after_a_rejection_is_accepted_with_its_own_version() {
        bench.proxy.start(bench.server);
        bench.server.send(XdsType.CDS, "X", nameless("bad"));
        bench.server.heard();

        bench.server.send(XdsType.CDS, "Y", Messages.blackHoleCluster());

        assertThat(bench.server.heard()).contains("CDS [] v=Y n=nY");
    }

    @Test
    void a_name_that_comes_twice_in_a_response_is_rejected() {
        Bench running = Bench.running(ROUTES, edsCluster("a"));

        running.server.send(XdsType.CDS, "c2", edsCluster("a"), edsCluster("a"));

        assertThat(running.server.heard())
                .containsExactly("CDS [] v=c1 n=nc2 error=a: duplicate cluster");
    }

    @Test
    void clusters_that_are_absent_are_gone_and_their_endpoints_are_no_longer_asked_for() {
        Bench running = Bench.running(ROUTES, edsCluster("a"), edsCluster("b"));

        running.server.send(XdsType.CDS, "c2", edsCluster("b"));

        assertThat(running.server.heard())
                .containsExactly("CDS [] v=c2 n=nc2", "EDS [b] v=e1 n=ne1");
        assertThat(running.proxy.active(XdsType.CDS)).containsOnlyKeys("b");
        assertThat(running.proxy.active(XdsType.EDS)).containsOnlyKeys("b");
        assertThat(running.proxy.serving().outbound("10.9.9.9", 9080, GET).flag().text())
                .isEqualTo("NC");
    }

    @Test
    void an_empty_cluster_response_removes_all() {
        Bench running = Bench.running(ROUTES, edsCluster("a"), edsCluster("b"));

        running.server.send(XdsType.CDS, "c2");

        assertThat(running.proxy.active(XdsType.CDS)).isEmpty();
    }

    @Test
    void an_empty_endpoint_or_route_response_changes_nothing() {
        Bench running = Bench.running(ROUTES, edsCluster("a"));

        running.server.send(XdsType.EDS, "e2");
        running.server.send(XdsType.RDS, "r2");

        assertThat(running.server.heard())
                .containsExactly("EDS [a] v=e2 n=ne2", "RDS [9080] v=r2 n=nr2");
        assertThat(running.proxy.serving().outbound("10.9.9.9", 9080, GET).outcome())
                .isEqualTo(Decision.Outcome.FORWARD);
    }

    @Test
    void a_changed_cluster_serves_in_its_old_form_until_its_endpoints_are_sent_again() {
        Bench running = Bench.running(ROUTES, edsCluster("a"));
        XdsResource changed = edsCluster("a", Cluster.LbPolicy.ROUND_ROBIN);

        running.server.send(XdsType.CDS, "c2", changed);

        assertThat(running.server.heard())
                .containsExactly("CDS [] v=c2 n=nc2", "EDS [a] v=e1 n=ne1");
        assertThat(running.proxy.active(XdsType.CDS).get("a")).isNotSameAs(changed);
        assertThat(running.proxy.serving().outbound("10.9.9.9", 9080, GET).outcome())
                .isEqualTo(Decision.Outcome.FORWARD);

        running.server.send(XdsType.EDS, "e2", assignment("a", "10.0.0.1", "10.0.0.2"));
        assertThat(running.proxy.active(XdsType.CDS).get("a")).isSameAs(changed);
    }

    /** Envoy's initial_fetch_timeout is 15 s unless the cluster says otherwise. */
    @Test
    void a_changed_cluster_without_endpoints_is_used_after_the_first_fetch_timeout() {
        Bench running = Bench.running(ROUTES, edsCluster("a"));
        XdsResource changed = edsCluster("a", Cluster.LbPolicy.ROUND_ROBIN);

        running.server.send(XdsType.CDS, "c2", changed);
        running.simulation.runFor(14_800_000_000L);
        assertThat(running.proxy.serving().outbound("10.9.9.9", 9080, GET).outcome())
                .isEqualTo(Decision.Outcome.FORWARD);

        running.simulation.runFor(200_000_000L);
        assertThat(running.proxy.active(XdsType.CDS).get("a")).isSameAs(changed);
        assertThat(running.proxy.serving().outbound("10.9.9.9", 9080, GET).flag())
                .isEqualTo(ResponseFlag.UH);

        running.server.send(XdsType.EDS, "e2", assignment("a", "10.0.0.1"));
        assertThat(running.proxy.serving().outbound("10.9.9.9", 9080, GET).outcome())
                .isEqualTo(Decision.Outcome.FORWARD);
    }

    @Test
    void at_the_start_the_first_fetch_timeout_bounds_the_wait_and_zero_is_no_bound() {
        bench.proxy.start(bench.server);
        bench.server.send(XdsType.CDS, "c1", edsCluster("a"), Messages.patientCluster("b"));
        bench.server.heard();
        bench.simulation.runFor(15_000_000_000L);
        assertThat(bench.proxy.active(XdsType.CDS)).containsOnlyKeys("a");
        assertThat(bench.server.heard()).isEmpty();

        bench.simulation.runFor(1_000_000_000_000L);
        assertThat(bench.server.heard()).isEmpty();
        bench.server.send(XdsType.EDS, "e1", assignment("b", "10.0.0.1"));
        assertThat(bench.server.heard()).contains("LDS [] v= n=");
    }

    @Test
    void endpoints_are_asked_for_when_no_more_clusters_wait_to_be_applied() {
        Bench running = Bench.running(ROUTES, edsCluster("a"));

        running.server.sendOnly(XdsType.CDS, "c2", edsCluster("a"), edsCluster("b"));
        running.server.send(XdsType.CDS, "c3", edsCluster("a"), edsCluster("b"), edsCluster("c"));

        assertThat(running.server.heard())
                .containsExactly(
                        "CDS [] v=c2 n=nc2", "CDS [] v=c3 n=nc3", "EDS [a, b, c] v=e1 n=ne1");
    }

    @Test
    void the_same_clusters_again_cost_nothing_and_ask_for_nothing() {
        Bench running = Bench.running(ROUTES, edsCluster("a"));
        double before = running.proxy.mainThread().busyNanos();

        running.server.send(
                XdsType.CDS,
                "c2",
                edsCluster("a"),
                Messages.passthroughCluster(),
                Messages.blackHoleCluster());

        assertThat(running.server.heard()).containsExactly("CDS [] v=c2 n=nc2");
        assertThat(running.proxy.mainThread().busyNanos()).isEqualTo(before);
    }

    @Test
    void a_new_listener_warms_until_its_routes_come() {
        Bench running = Bench.running(ROUTES, edsCluster("a"));

        running.server.send(
                XdsType.LDS,
                "l2",
                virtualOutbound(),
                httpListener("0.0.0.0", 9080, "9080"),
                httpListener("0.0.0.0", 80, "80"));
        assertThat(running.proxy.active(XdsType.LDS)).doesNotContainKey("0.0.0.0_80");
        assertThat(running.server.heard())
                .containsExactly("LDS [] v=l2 n=nl2", "RDS [9080, 80] v=r1 n=nr1");

        running.server.send(XdsType.RDS, "r2", routes("80"));
        assertThat(running.proxy.active(XdsType.LDS)).containsKey("0.0.0.0_80");
    }

    @Test
    void a_listener_whose_routes_are_there_already_is_warm_at_once() {
        Bench running = Bench.running(ROUTES, edsCluster("a"));

        running.server.send(
                XdsType.LDS, "l2", virtualOutbound(), httpListener("10.9.9.9", 9080, "9080"));

        assertThat(running.server.heard()).containsExactly("LDS [] v=l2 n=nl2");
        assertThat(running.proxy.active(XdsType.LDS))
                .containsOnlyKeys("10.9.9.9_9080", "virtualOutbound");
    }

    @Test
    void a_change_takes_the_main_thread_its_time_before_it_is_seen_and_accepted() {
        // one changed resource costs 100 µs (ProxyCosts, applyPerResource)
        Bench running = Bench.running(ROUTES, edsCluster("a"));

        running.server.sendOnly(XdsType.EDS, "e2", assignment("a", "10.0.0.3"));
        running.simulation.runFor(99_999);
        assertThat(running.server.heard()).isEmpty();
        assertThat(running.proxy.serving().outbound("10.9.9.9", 9080, GET).endpointIp())
                .isNotEqualTo("10.0.0.3");

        running.simulation.runFor(1);
        assertThat(running.server.heard()).containsExactly("EDS [a] v=e2 n=ne2");
        assertThat(running.proxy.serving().outbound("10.9.9.9", 9080, GET).endpointIp())
                .isEqualTo("10.0.0.3");
    }

    @Test
    void a_lost_stream_leaves_the_last_config_in_force() {
        Bench running = Bench.running(ROUTES, edsCluster("a"));

        running.server.end();

        assertThat(running.proxy.isReady()).isTrue();
        assertThat(running.proxy.serving().outbound("10.9.9.9", 9080, GET).outcome())
                .isEqualTo(Decision.Outcome.FORWARD);
    }

    @Test
    void a_new_stream_replays_all_subscriptions_with_the_versions_held_and_no_nonce() {
        Bench running = Bench.running(ROUTES, edsCluster("a"));

        running.server.end();
        running.simulation.runFor(Backoff.FIRST_NANOS);

        assertThat(running.server.heard())
                .containsExactly(
                        "open 2",
                        "CDS [] v=c1 n=",
                        "EDS [a] v=e1 n=",
                        "LDS [] v=l1 n=",
                        "RDS [9080] v=r1 n=");
    }

    @Test
    void the_wait_before_a_new_stream_doubles_to_thirty_seconds_and_a_message_resets_it() {
        Backoff backoff = new Backoff(() -> bench.simulation.stream("proxy/x", "reconnect"));
        long intervalNanos = 500_000_000L;

        for (int i = 0; i < 12; i++) {
            assertThat(backoff.nextNanos()).isBetween(0L, intervalNanos - 1);
            intervalNanos = Math.min(2 * intervalNanos, 30_000_000_000L);
        }
        backoff.reset();

        assertThat(backoff.nextNanos()).isLessThan(500_000_000L);
    }

    @Test
    void a_stopped_proxy_closes_its_stream_and_forgets_everything() {
        Bench running = Bench.running(ROUTES, edsCluster("a"));

        running.proxy.stop();

        assertThat(running.server.heard()).containsExactly("close");
        assertThat(running.proxy.isReady()).isFalse();
        assertThat(running.proxy.active(XdsType.CDS)).isEmpty();

        running.proxy.start(running.server);
        assertThat(running.server.heard()).containsExactly("open 2", "CDS [] v= n=");
    }

    private static XdsResource nameless(String name) {
        return new XdsResource(
                name,
                Cluster.newBuilder()
                        .setName(name)
                        .setType(Cluster.DiscoveryType.LOGICAL_DNS)
                        .build());
    }
}
