package io.meshsim.dsl;

import io.meshsim.part.agent.AgentSettings;
import io.meshsim.part.agent.cert.CertificateSettings;
import io.meshsim.part.agent.drain.DrainSettings;
import io.meshsim.part.proxy.ProxySettings;
import java.time.Duration;

/** All proxies and the agents beside them; what is not said has Istio 1.30's default. */
public record ProxiesNoun(ProxySettings proxy, AgentSettings agent) implements Noun {

    /** Worker threads of each (concurrency); default 2. */
    public ProxiesNoun concurrency(int threads) {
        return new ProxiesNoun(proxy.withConcurrency(threads), agent);
    }

    /** Whether they speak mutual TLS with each other (enableAutoMtls); default true. */
    public ProxiesNoun autoMtls(boolean enabled) {
        return new ProxiesNoun(proxy.withEnableAutoMtls(enabled), agent);
    }

    /** Whether istiod sends them changes rather than the state of the world (ISTIO_DELTA_XDS). */
    public ProxiesNoun deltaXds(boolean delta) {
        return new ProxiesNoun(proxy.withDeltaXds(delta), agent);
    }

    /**
     * How long a cluster waits for its first endpoints before it is used without; zero, as in Istio
     * since 1.8, for ever.
     */
    public ProxiesNoun edsFetchTimeout(Duration timeout) {
        return new ProxiesNoun(proxy.withEdsFetchTimeout(timeout), agent);
    }

    /** Life of a certificate (SECRET_TTL); default 24 h. */
    public ProxiesNoun certificateLife(Duration life) {
        return certificates(agent.certificates().withSecretTtl(life));
    }

    /** Share of its life that is left when it is renewed, 0 to 1; default 0.5. */
    public ProxiesNoun certificateGrace(double share) {
        return certificates(agent.certificates().withGracePeriodRatio(share));
    }

    /** Whether agents answer their pods' DNS questions (ISTIO_META_DNS_CAPTURE); default false. */
    public ProxiesNoun dnsCapture(boolean captures) {
        return new ProxiesNoun(proxy, agent.withDnsCapture(captures));
    }

    /** How long one serves on after its pod's deletion began; default 5 s. */
    public ProxiesNoun terminationDrain(Duration drain) {
        return drain(agent.drain().withTerminationDrainDuration(drain));
    }

    /** Whether one stays until its last connection ends (EXIT_ON_ZERO_ACTIVE_CONNECTIONS). */
    public ProxiesNoun exitOnZeroActiveConnections(boolean stays) {
        return drain(agent.drain().withExitOnZeroActiveConnections(stays));
    }

    private ProxiesNoun certificates(CertificateSettings other) {
        return new ProxiesNoun(proxy, agent.withCertificates(other));
    }

    private ProxiesNoun drain(DrainSettings other) {
        return new ProxiesNoun(proxy, agent.withDrain(other));
    }

    @Override
    public void addTo(Assembly assembly) {
        assembly.settings(all -> all.withProxy(proxy).withAgent(agent));
    }

    @Override
    public String toString() {
        return "proxies with settings of their own";
    }
}
