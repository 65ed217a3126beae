package io.meshsim.part.agent.cert;

import io.meshsim.engine.Simulation;
import io.meshsim.engine.Timers;
import io.meshsim.engine.stat.Counter;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.engine.time.SimTime;
import io.meshsim.engine.trace.Trace;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.ca.Certificate;
import io.meshsim.xds.ca.CertificateSigner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the certificate caches of all agents of a mesh share, so that each of them is small. */
public final class SecretCaches {

    final Simulation simulation;
    final CertificateSettings settings;
    final CertificateSigner signer;
    final Counter requests;
    final Counter failures;
    final Counter retries;
    private final Timers alarms;
    private final List<SecretCache> caches = new ArrayList<>();
    private final int issued;
    private final int refused;

    /** Caches that ask a signer. */
    public SecretCaches(
            Simulation simulation,
            CertificateSettings settings,
            CertificateSigner signer,
            Metrics metrics) {
        this.simulation = simulation;
        this.settings = settings;
        this.signer = signer;
        this.requests = metrics.counter("istio_agent_num_outgoing_requests");
        this.failures = metrics.counter("istio_agent_num_failed_outgoing_requests");
        this.retries = metrics.counter("istio_agent_num_outgoing_retries");
        this.alarms = simulation.timers("agent certificate", row -> caches.get(row).ring());
        this.issued = simulation.trace().name("certificate.issued");
        this.refused = simulation.trace().name("certificate.refused");
        metrics.gauge("istio_agent_cert_expiry_seconds", this::leastLeftSeconds);
    }

    /** Adds the cache of a proxy. */
    public SecretCache add(ProxyNode node) {
        SecretCache added = new SecretCache(this, node, caches.size());
        caches.add(added);
        return added;
    }

    void ringAfter(long nanos, int number) {
        alarms.reset(number, nanos);
    }

    void silence(int number) {
        alarms.cancel(number);
    }

    void recordIssued(String proxy, Certificate certificate) {
        Trace trace = simulation.trace();
        long life = certificate.expiresNanos() - certificate.createdNanos();
        trace.record(trace.name(proxy), issued, 0, life);
    }

    void recordRefused(String proxy, CertificateSigner.Refusal refusal) {
        Trace trace = simulation.trace();
        trace.record(trace.name(proxy), refused, trace.name(refusal.name()), 0);
    }

    /** Of the proxy whose certificate ends first; negative once it has ended, 0 without any. */
    private double leastLeftSeconds() {
        long least = Long.MAX_VALUE;
        for (SecretCache cache : caches) {
            @Nullable Certificate held = cache.current();
            if (held != null) {
                least = Math.min(least, held.expiresNanos() - simulation.nowNanos());
            }
        }
        return least == Long.MAX_VALUE ? 0 : SimTime.seconds(least);
    }
}
