package io.meshsim.dsl;

import io.meshsim.part.agent.AgentSettings;
import io.meshsim.part.agent.cert.CertificateSettings;
import io.meshsim.part.agent.drain.DrainSettings;
import io.meshsim.part.proxy.ProxySettings;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** All proxies and the agents beside them; what is not said has the default of istiod's release. */
public record ProxiesNoun(UnaryOperator<ProxySettings> proxy, UnaryOperator<AgentSettings> agent)
        implements Noun {

    ProxiesNoun() {
        this(UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** Worker threads of each (concurrency); default 2. */
    public ProxiesNoun concurrency(int threads) {
        return proxy(all -> all.withConcurrency(threads));
    }

    /** Whether they speak mutual TLS with each other (enableAutoMtls); default true. */
    public ProxiesNoun autoMtls(boolean enabled) {
        return proxy(all -> all.withEnableAutoMtls(enabled));
    }

    /** Whether istiod sends them changes rather than the state of the world (ISTIO_DELTA_XDS). */
    public ProxiesNoun deltaXds(boolean delta) {
        return proxy(all -> all.withDeltaXds(delta));
    }

    /**
     * How long a cluster waits for its first endpoints before it is used without; zero, as in Istio
     * since 1.8, for ever.
     */
    public ProxiesNoun edsFetchTimeout(Duration timeout) {
        return proxy(all -> all.withEdsFetchTimeout(timeout));
    }

    /** Life of a certificate (SECRET_TTL); default 24 h. */
    public ProxiesNoun certificateLife(Duration life) {
        return certificates(all -> all.withSecretTtl(life));
    }

    /** Share of its life that is left when it is renewed, 0 to 1; default 0.5. */
    public ProxiesNoun certificateGrace(double share) {
        return certificates(all -> all.withGracePeriodRatio(share));
    }

    /** Whether agents answer their pods' DNS questions (ISTIO_META_DNS_CAPTURE); default false. */
    public ProxiesNoun dnsCapture(boolean captures) {
        return agent(all -> all.withDnsCapture(captures));
    }

    /** Whether applications start only when their proxies are ready; default false. */
    public ProxiesNoun holdApplicationUntilProxyStarts(boolean holds) {
        return agent(all -> all.withHoldApplication(holds));
    }

    /** How long one serves on after its pod's deletion began; default 5 s. */
    public ProxiesNoun terminationDrain(Duration drain) {
        return drain(all -> all.withTerminationDrainDuration(drain));
    }

    /** Whether one stays until its last connection ends (EXIT_ON_ZERO_ACTIVE_CONNECTIONS). */
    public ProxiesNoun exitOnZeroActiveConnections(boolean stays) {
        return drain(all -> all.withExitOnZeroActiveConnections(stays));
    }

    private ProxiesNoun certificates(UnaryOperator<CertificateSettings> change) {
        return agent(all -> all.withCertificates(change.apply(all.certificates())));
    }

    private ProxiesNoun drain(UnaryOperator<DrainSettings> change) {
        return agent(all -> all.withDrain(change.apply(all.drain())));
    }

    private ProxiesNoun proxy(UnaryOperator<ProxySettings> change) {
        return new ProxiesNoun(all -> change.apply(proxy.apply(all)), agent);
    }

    private ProxiesNoun agent(UnaryOperator<AgentSettings> change) {
        return new ProxiesNoun(proxy, all -> change.apply(agent.apply(all)));
    }

    @Override
    public void addTo(Assembly assembly) {
        assembly.settings(
                all -> all.withProxy(proxy.apply(all.proxy())).withAgent(agent.apply(all.agent())));
    }

    @Override
    public String toString() {
        return "proxies with settings of their own";
    }
}
