package io.meshsim.part.agent;

import io.meshsim.engine.Simulation;
import io.meshsim.engine.stat.Counter;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.part.agent.cert.SecretCache;
import io.meshsim.part.agent.dns.DnsProxy;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.PushObserver;
import io.meshsim.xds.XdsClient;
import io.meshsim.xds.XdsRequest;
import io.meshsim.xds.XdsResponse;
import io.meshsim.xds.XdsServer;
import io.meshsim.xds.XdsStream;
import io.meshsim.xds.XdsType;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The process beside a proxy: for each stream of the proxy it holds one stream to istiod.
 *
 * <p>The end of either ends the other; the agent itself never retries. A second stream of the proxy
 * replaces the first. The socket between the two costs no time, and the buffer of one response
 * towards the proxy is not modelled: what the proxy has not taken counts as unread by the agent.
 *
 * <p>Source: Istio 1.30 pkg/istio-agent/xds_proxy.go; metrics by the names of that agent.
 */
public final class Agent implements XdsServer {

    private final Simulation simulation;
    private final ProxyNode node;
    private final XdsServer upstream;
    private final SecretCache secrets;
    private final Counter requests;
    private final Counter responses;
    private final Counter upstreamEnds;
    private final Counter proxyEnds;
    private @Nullable NameSubscription names;
    private @Nullable Relay relay;
    private BooleanSupplier proxyReady = () -> false;
    private boolean running;
    private boolean ready;

    /** Counts of this process alone, for {@link #report}. */
    private int ownRequests;

    private int ownResponses;
    private int ownUpstreamEnds;
    private int ownProxyEnds;

    /** An agent that is not running yet. */
    public Agent(
            Simulation simulation,
            ProxyNode node,
            XdsServer upstream,
            SecretCache secrets,
            Metrics metrics) {
        this.simulation = simulation;
        this.node = node;
        this.upstream = upstream;
        this.secrets = secrets;
        requests = metrics.counter("istio_agent_xds_proxy_requests");
        responses = metrics.counter("istio_agent_xds_proxy_responses");
        upstreamEnds = metrics.counter("istio_agent_istiod_connection_terminations");
        proxyEnds = metrics.counter("istio_agent_envoy_connection_terminations");
    }

    /** Makes it answer DNS questions of its pod; to be said before it starts. */
    public void serveNames(DnsProxy dns, PushObserver observer) {
        names = new NameSubscription(node, dns, observer);
    }

    /** Answers DNS questions of its pod; null if nobody captures them. */
    public @Nullable DnsProxy dns() {
        return names == null ? null : names.dns();
    }

    /** Starts the process; {@code proxyReady} tells whether the proxy has what it needs. */
    public void start(BooleanSupplier proxyReady) {
        this.proxyReady = proxyReady;
        running = true;
        ownRequests = 0;
        ownResponses = 0;
        ownUpstreamEnds = 0;
        ownProxyEnds = 0;
        secrets.start();
    }

    /** Ends the process and its streams. */
    public void stop() {
        running = false;
        ready = false;
        secrets.stop();
        if (names != null) {
            names.dns().stop();
        }
        Relay open = relay;
        if (open != null) {
            open.end("agent stopped", true);
        }
    }

    /**
     * What the readiness probe answers: whether the proxy has once had its configuration and its
     * certificate, and the DNS proxy, if there is one, its names. It stays so when istiod goes
     * away, and when the certificate ends.
     */
    public boolean isReady() {
        boolean named = names == null || names.dns().isReady();
        ready =
                ready
                        || (running
                                && proxyReady.getAsBoolean()
                                && secrets.current() != null
                                && named);
        return ready;
    }

    /** Whether peers accept the proxy's certificate now. */
    public boolean hasValidCertificate() {
        return secrets.isValid();
    }

    /** Whether the process runs. */
    public boolean isRunning() {
        return running;
    }

    /**
     * Adds what this process alone has counted since its start, as a scrape of it shows it.
     *
     * <p>Source: Istio 1.30 pkg/istio-agent/metrics/metrics.go; the prefix istio_agent_ is set by
     * pilot/cmd/pilot-agent/status.
     */
    public void report(Metrics into) {
        into.counter("istio_agent_xds_proxy_requests").add(ownRequests);
        into.counter("istio_agent_xds_proxy_responses").add(ownResponses);
        into.counter("istio_agent_istiod_connection_terminations").add(ownUpstreamEnds);
        into.counter("istio_agent_envoy_connection_terminations").add(ownProxyEnds);
        secrets.report(into);
        if (names != null) {
            names.dns().report(into);
        }
    }

    @Override
    public XdsStream open(ProxyNode proxy, XdsClient client) {
        Relay before = relay;
        if (before != null) {
            before.end("replaced by a newer stream", true);
        }
        Relay opened = new Relay(client);
        if (!running) {
            opened.end("agent is not running", false);
            return opened;
        }
        relay = opened;
        opened.upstream = upstream.open(node, opened);
        return opened;
    }

    /** One stream of the proxy and the one to istiod that belongs to it. */
    private final class Relay implements XdsClient, XdsStream {

        private final XdsClient client;
        private @Nullable XdsStream upstream;
        private boolean ended;

        private Relay(XdsClient client) {
            this.client = client;
        }

        @Override
        public void request(XdsRequest request) {
            if (!ended && upstream != null) {
                requests.increment();
                ownRequests++;
                upstream.request(request);
                if (names != null && names.isDueAfter(request)) {
                    upstream.request(names.subscription());
                }
            }
        }

        @Override
        public void received(long bytes) {
            if (!ended && upstream != null) {
                upstream.received(bytes);
            }
        }

        @Override
        public void close() {
            if (!ended) {
                proxyEnds.increment();
                ownProxyEnds++;
                leave();
                closeUpstream();
            }
        }

        @Override
        public void onResponse(XdsResponse response) {
            if (!ended) {
                responses.increment();
                ownResponses++;
                if (names != null && upstream != null && response.type() == XdsType.NDS) {
                    upstream.request(names.take(response));
                } else {
                    client.onResponse(response);
                }
            }
        }

        @Override
        public void onClosed(String reason) {
            if (!ended) {
                upstreamEnds.increment();
                ownUpstreamEnds++;
                leave();
                client.onClosed(reason);
            }
        }

        /** Ends both sides from here; the proxy hears of it at a later event. */
        private void end(String reason, boolean withUpstream) {
            leave();
            if (withUpstream) {
                closeUpstream();
            }
            String what = "agent of " + node.pod() + " closes a stream";
            simulation.after(0, what, () -> client.onClosed(reason));
        }

        private void leave() {
            ended = true;
            if (relay == this) {
                relay = null;
            }
        }

        private void closeUpstream() {
            if (upstream != null) {
                upstream.close();
            }
        }
    }
}
