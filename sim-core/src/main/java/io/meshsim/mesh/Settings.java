package io.meshsim.mesh;

import io.meshsim.config.MeshConfig;
import io.meshsim.part.agent.AgentSettings;
import io.meshsim.part.agent.cert.CertificateSettings;
import io.meshsim.part.istiod.IstiodSettings;
import io.meshsim.part.istiod.Release;
import io.meshsim.part.istiod.fleet.FleetSettings;
import io.meshsim.part.kube.KubeSettings;
import io.meshsim.part.proxy.ProxySettings;

/**
 * The settings of everything that has any.
 *
 * @param istiod of each istiod
 * @param fleet how many istiods there are
 * @param mesh Istio's mesh configuration
 */
public record Settings(
        KubeSettings kube,
        IstiodSettings istiod,
        FleetSettings fleet,
        MeshConfig mesh,
        AgentSettings agent,
        ProxySettings proxy,
        Costs costs) {

    /** Kubernetes 1.32, Istio 1.30. */
    public static final Settings DEFAULT =
            new Settings(
                    KubeSettings.DEFAULT,
                    IstiodSettings.DEFAULT,
                    FleetSettings.DEFAULT,
                    MeshConfig.DEFAULT,
                    AgentSettings.DEFAULT,
                    ProxySettings.DEFAULT,
                    Costs.DEFAULT);

    /** The same with what a release of Istio ships for istiod and for the agents. */
    public Settings withRelease(Release release) {
        double jitter =
                release.rotationJitter()
                        ? CertificateSettings.DEFAULT.gracePeriodRatioJitter()
                        : CertificateSettings.ISTIO_1_23.gracePeriodRatioJitter();
        CertificateSettings certificates = agent.certificates().withGracePeriodRatioJitter(jitter);
        return withIstiod(IstiodSettings.of(release))
                .withAgent(agent.withCertificates(certificates))
                .withProxy(proxy.withDeltaXds(release.deltaXds()));
    }

    /** The same with other Kubernetes settings. */
    public Settings withKube(KubeSettings other) {
        return new Settings(other, istiod, fleet, mesh, agent, proxy, costs);
    }

    /** The same with other istiod settings. */
    public Settings withIstiod(IstiodSettings other) {
        return new Settings(kube, other, fleet, mesh, agent, proxy, costs);
    }

    /** The same with other istiods. */
    public Settings withFleet(FleetSettings other) {
        return new Settings(kube, istiod, other, mesh, agent, proxy, costs);
    }

    /** The same with another mesh configuration. */
    public Settings withMesh(MeshConfig other) {
        return new Settings(kube, istiod, fleet, other, agent, proxy, costs);
    }

    /** The same with other settings of the agents. */
    public Settings withAgent(AgentSettings other) {
        return new Settings(kube, istiod, fleet, mesh, other, proxy, costs);
    }

    /** The same with other proxy settings. */
    public Settings withProxy(ProxySettings other) {
        return new Settings(kube, istiod, fleet, mesh, agent, other, costs);
    }

    /** The same with other costs. */
    public Settings withCosts(Costs other) {
        return new Settings(kube, istiod, fleet, mesh, agent, proxy, other);
    }
}
