package io.meshsim.part.istiod.ca;

import io.meshsim.cost.CertificateCosts;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.stat.Counter;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.engine.station.Cores;
import io.meshsim.engine.time.SimTime;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.ca.Certificate;
import io.meshsim.xds.ca.CertificateSigner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Signs what agents ask for, on istiod's own CPUs, so that a busy istiod signs late.
 *
 * <p>Its own root does not change. Source: Istio 1.30 security/pkg/server/ca/server.go; metrics by
 * the names of security/pkg/server/ca/monitoring.go.
 */
public final class CertificateAuthority implements CertificateSigner {

    private final Simulation simulation;
    private final CaSettings settings;
    private final CertificateCosts costs;
    private final Cores cpu;
    private final Event signed;
    private final Event refused;
    private final Counter requests;
    private final Counter successes;
    private final Counter signErrors;
    private final Map<Integer, Open> open = new LinkedHashMap<>();
    private int last;

    private record Open(ProxyNode node, long lifeNanos, Requester requester, Refusal refusal) {}

    /** An authority that works on a machine. */
    public CertificateAuthority(
            Simulation simulation,
            CaSettings settings,
            CertificateCosts costs,
            Cores cpu,
            Metrics metrics) {
        this.simulation = simulation;
        this.settings = settings;
        this.costs = costs;
        this.cpu = cpu;
        this.signed = simulation.event("istiod signed a certificate", this::signed);
        this.refused = simulation.event("istiod refused a certificate", this::refused);
        this.requests = metrics.counter("citadel_server_csr_count");
        this.successes = metrics.counter("citadel_server_success_cert_issuance_count");
        this.signErrors = metrics.counter("citadel_server_csr_sign_err_count");
    }

    @Override
    public void sign(ProxyNode node, long lifeNanos, Requester requester) {
        requests.increment();
        long life = lifeNanos > 0 ? lifeNanos : SimTime.nanos(settings.defaultWorkloadCertTtl());
        if (life > SimTime.nanos(settings.maxWorkloadCertTtl())) {
            signErrors.increment();
            refuseLater(new Open(node, life, requester, Refusal.INVALID_ARGUMENT));
        } else {
            int number = add(new Open(node, life, requester, Refusal.UNAVAILABLE));
            cpu.submit(costs.signNanos(), signed, number);
        }
    }

    /** Answers without being up: the port is closed. */
    public void refuse(ProxyNode node, long lifeNanos, Requester requester) {
        refuseLater(new Open(node, lifeNanos, requester, Refusal.UNAVAILABLE));
    }

    /** The process dies: who waits hears of it. */
    public void crash() {
        List<Open> lost = new ArrayList<>(open.values());
        open.clear();
        lost.forEach(this::refuseLater);
    }

    private void refuseLater(Open request) {
        refused.after(0, add(request));
    }

    private int add(Open request) {
        last++;
        open.put(last, request);
        return last;
    }

    private void signed(int number) {
        Open request = open.remove(number);
        if (request != null) {
            successes.increment();
            long now = simulation.nowNanos();
            ProxyNode node = request.node();
            String identity = Certificate.identity(node.namespace(), node.serviceAccount());
            request.requester().onSigned(new Certificate(identity, now, now + request.lifeNanos()));
        }
    }

    private void refused(int number) {
        Open request = open.remove(number);
        if (request != null) {
            request.requester().onRefused(request.refusal());
        }
    }
}
