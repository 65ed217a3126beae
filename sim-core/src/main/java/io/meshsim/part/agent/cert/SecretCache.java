package io.meshsim.part.agent.cert;

import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.engine.time.SimTime;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.ca.Certificate;
import io.meshsim.xds.ca.CertificateSigner;
import io.meshsim.xds.ca.CertificateSigner.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The certificate of one proxy: asked for at the start until there is one, renewed when the grace
 * period begins.
 *
 * <p>At the renewal the agent drops its own copy and tells the proxy, which asks it for a new one
 * and keeps what it has until that comes. One request makes five attempts; when they fail, the
 * proxy's stream to the agent ends and it comes back after Envoy's own wait. A certificate that has
 * ended stays what the proxy shows: it is its peers that refuse it.
 *
 * <p>Draws come from the stream {@code ("agent/NAMESPACE/POD", "certificate")}.
 *
 * <p>Source: Istio 1.30 pkg/istio-agent/agent.go, security/pkg/nodeagent/cache/secretcache.go,
 * security/pkg/nodeagent/sds/sdsservice.go.
 */
public final class SecretCache {

    private enum Phase {
        STOPPED,
        /** The first one has been asked for. */
        ASKING_FIRST,
        /** All is well until the alarm. */
        HOLDING,
        /** A new one has been asked for. */
        RENEWING
    }

    private final SecretCaches shared;
    private final ProxyNode node;
    private final int number;
    private @Nullable RandomStream draws;
    private @Nullable Certificate current;
    private @Nullable Attempt underWay;
    private Phase phase = Phase.STOPPED;
    private int attempts;
    private int failures;

    /** Counts of this process alone, for {@link #report}. */
    private int ownRequests;

    private int ownFailures;
    private int ownRetries;

    SecretCache(SecretCaches shared, ProxyNode node, int number) {
        this.shared = shared;
        this.node = node;
        this.number = number;
    }

    /** Begins to ask; nothing happens if it has begun. */
    public void start() {
        if (phase == Phase.STOPPED) {
            phase = Phase.ASKING_FIRST;
            failures = 0;
            ownRequests = 0;
            ownFailures = 0;
            ownRetries = 0;
            request();
        }
    }

    /** Forgets everything: it was in memory only. */
    public void stop() {
        phase = Phase.STOPPED;
        current = null;
        underWay = null;
        shared.silence(number);
    }

    /** What the proxy shows to its peers, whether or not it has ended; null before the first. */
    public @Nullable Certificate current() {
        return current;
    }

    /** Whether a handshake with this proxy works now. */
    public boolean isValid() {
        Certificate held = current;
        return held != null && held.isValidAt(shared.simulation.nowNanos());
    }

    /**
     * Adds what it has counted since its start.
     *
     * <p>Source: Istio 1.30 security/pkg/nodeagent/cache/monitoring.go.
     */
    public void report(Metrics into) {
        String[] csr = {"request_type", "csr"};
        into.counter("istio_agent_num_outgoing_requests", csr).add(ownRequests);
        into.counter("istio_agent_num_failed_outgoing_requests", csr).add(ownFailures);
        into.counter("istio_agent_num_outgoing_retries", csr).add(ownRetries);
        Certificate held = current;
        if (held != null) {
            double left = SimTime.seconds(held.expiresNanos() - shared.simulation.nowNanos());
            into.gauge("istio_agent_cert_expiry_seconds", () -> left, "resource_name", "default");
        }
    }

    /** The alarm: a wait is over. */
    void ring() {
        if (phase == Phase.HOLDING) {
            phase = Phase.RENEWING;
            failures = 0;
            request();
        } else if (attempts == 0) {
            request();
        } else {
            shared.retries.increment();
            ownRetries++;
            attempt();
        }
    }

    private void request() {
        attempts = 0;
        attempt();
    }

    private void attempt() {
        attempts++;
        shared.requests.increment();
        ownRequests++;
        Attempt started = new Attempt();
        underWay = started;
        shared.signer.sign(node, shared.settings.secretTtl().toNanos(), started);
    }

    private void signed(Certificate certificate) {
        phase = Phase.HOLDING;
        attempts = 0;
        current = certificate;
        shared.recordIssued(node.name(), certificate);
        long now = shared.simulation.nowNanos();
        double draw = draws().nextDouble();
        shared.ringAfter(Rotation.delayNanos(certificate, now, shared.settings, draw), number);
    }

    private void refused(Refusal refusal) {
        shared.failures.increment();
        ownFailures++;
        shared.recordRefused(node.name(), refusal);
        if (refusal.isWorthAnother() && attempts < Waits.ATTEMPTS) {
            shared.ringAfter(Waits.retryNanos(attempts, draws().nextDouble()), number);
            return;
        }
        attempts = 0;
        failures++;
        shared.ringAfter(
                phase == Phase.ASKING_FIRST
                        ? Waits.prefetchNanos(failures, draws().nextDouble())
                        : Waits.streamNanos(failures, draws()),
                number);
    }

    private RandomStream draws() {
        RandomStream known = draws;
        if (known == null) {
            known = shared.simulation.stream("agent/" + node.name(), "certificate");
            draws = known;
        }
        return known;
    }

    /** One question to istiod; answers to an older one are not heard. */
    private final class Attempt implements CertificateSigner.Requester {

        @Override
        public void onSigned(Certificate certificate) {
            if (underWay == this) {
                underWay = null;
                signed(certificate);
            }
        }

        @Override
        public void onRefused(Refusal refusal) {
            if (underWay == this) {
                underWay = null;
                refused(refusal);
            }
        }
    }
}
