package io.meshsim.mesh.path;

import io.meshsim.config.Pod;
import io.meshsim.config.ResourceStore;
import io.meshsim.cost.KernelCosts;
import io.meshsim.cost.ProxyCosts;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.mesh.measure.PassLedger;
import io.meshsim.mesh.measure.RequestLedger;
import io.meshsim.net.Caller;
import io.meshsim.net.Network;
import io.meshsim.net.Place;
import io.meshsim.part.agent.Agent;
import io.meshsim.part.agent.AgentSettings;
import io.meshsim.part.agent.cert.SecretCaches;
import io.meshsim.part.agent.dns.DnsProxy;
import io.meshsim.part.agent.drain.Termination;
import io.meshsim.part.kernel.PacketPath;
import io.meshsim.part.proxy.Fleet;
import io.meshsim.part.proxy.Proxy;
import io.meshsim.part.proxy.ProxySettings;
import io.meshsim.part.workload.Application;
import io.meshsim.part.workload.Applications;
import io.meshsim.part.workload.Behaviour;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.PushObserver;
import io.meshsim.xds.XdsServer;
import io.meshsim.xds.ca.CertificateSigner;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Starts an application with its sidecar, an application alone, or a gateway. */
public final class SidecarStarter implements Pods.PodStarter {

    /** Period of the startup probe: Istio 1.30 injection template, every second. */
    private static final long PROBE_NANOS = 1_000_000_000L;

    /** Period at which the start of an application is held: pilot-agent wait, every 500 ms. */
    private static final long WAIT_NANOS = 500_000_000L;

    private final Simulation simulation;
    private final Wiring wiring;
    private final Applications applications;
    private final Fleet fleet;
    private final SecretCaches secrets;
    private @Nullable PodPasses plain;
    private @Nullable PodPasses redirected;

    /**
     * What pods are connected to.
     *
     * @param gatewayLabel pods with this label hold a gateway and no application
     * @param outside names that DNS knows beside those of the cluster
     */
    public record Wiring(
            ResourceStore store,
            Network network,
            XdsServer istiod,
            CertificateSigner signer,
            CallPath calls,
            RequestLedger requests,
            Map<String, Behaviour> behaviours,
            AgentSettings agentSettings,
            ProxySettings proxySettings,
            ProxyCosts proxyCosts,
            KernelCosts kernelCosts,
            Metrics metrics,
            PushObserver observer,
            PassLedger passes,
            String gatewayLabel,
            OutsideNames outside) {}

    /** A starter for one mesh. */
    public SidecarStarter(Simulation simulation, Wiring wiring) {
        this.simulation = simulation;
        this.wiring = wiring;
        this.applications = new Applications(simulation, wiring.calls());
        wiring.calls().connect(applications);
        this.secrets =
                new SecretCaches(
                        simulation,
                        wiring.agentSettings().certificates(),
                        wiring.signer(),
                        wiring.metrics());
        this.fleet =
                new Fleet(
                        simulation,
                        wiring.proxySettings(),
                        wiring.proxyCosts(),
                        wiring.metrics(),
                        wiring.observer());
    }

    @Override
    public PodProcess start(Pod pod, Runnable applicationStarts, Runnable ready) {
        boolean gateway = pod.meta().labels().get(wiring.gatewayLabel()).isPresent();
        if (gateway || Injection.wants(pod, wiring.store())) {
            return withProxy(pod, gateway, applicationStarts, ready);
        }
        int number = origins().add(caller(pod));
        Application application = application(pod, number);
        PodProcess process =
                new PodProcess(
                        pod,
                        node(pod, false),
                        origins(),
                        number,
                        destination(pod),
                        plain(),
                        application,
                        null,
                        null,
                        false);
        process.startApplication();
        simulation.after(0, "ready " + process.place().name(), () -> becomeReady(process, ready));
        return process;
    }

    private PodProcess withProxy(
            Pod pod, boolean gateway, Runnable applicationStarts, Runnable ready) {
        int number = origins().add(caller(pod));
        ProxyNode node = node(pod, gateway);
        Agent agent =
                new Agent(simulation, node, wiring.istiod(), secrets.add(node), wiring.metrics());
        if (wiring.agentSettings().dnsCapture() && !gateway) {
            agent.serveNames(dns(node, caller(pod).place()), wiring.observer());
        }
        Proxy proxy = new Proxy(fleet, node);
        Application application = gateway ? null : application(pod, number);
        PodProcess process =
                new PodProcess(
                        pod,
                        node,
                        origins(),
                        number,
                        destination(pod),
                        gateway ? plain() : redirected(),
                        application,
                        proxy,
                        agent,
                        gateway);
        process.startProxy(simulation.nowNanos());
        if (wiring.agentSettings().holdApplication() && !gateway) {
            hold(process, agent, applicationStarts);
        } else {
            process.startApplication();
        }
        probe(process, agent, ready);
        return process;
    }

    private DnsProxy dns(ProxyNode node, Place place) {
        ClusterDns upstream =
                new ClusterDns(
                        simulation, wiring.network(), wiring.store(), wiring.outside(), place);
        return new DnsProxy(simulation, node.pod(), node.namespace(), upstream, wiring.metrics());
    }

    @Override
    public void terminate(PodProcess process, Runnable ended) {
        Termination.begin(
                simulation,
                wiring.agentSettings().drain(),
                process.place().name(),
                () -> wiring.calls().callsAt(process),
                ended);
    }

    @Override
    public void restart(PodProcess process, Runnable ready) {
        process.startProxy(simulation.nowNanos());
        probe(process, Objects.requireNonNull(process.agent()), ready);
    }

    private void probe(PodProcess process, Agent agent, Runnable ready) {
        String name = "startup probe " + process.place().name();
        simulation.after(
                PROBE_NANOS,
                name,
                () -> {
                    if (!process.isAlive()) {
                        return;
                    }
                    if (agent.isReady() && (process.isApplicationUp() || process.isGateway())) {
                        becomeReady(process, ready);
                    } else {
                        probe(process, agent, ready);
                    }
                });
    }

    /** What {@code pilot-agent wait} does, which the proxy's container runs when it has started. */
    private void hold(PodProcess process, Agent agent, Runnable applicationStarts) {
        String name = "wait for proxy " + process.place().name();
        simulation.after(
                WAIT_NANOS,
                name,
                () -> {
                    if (!process.isAlive()) {
                        return;
                    }
                    if (agent.isReady()) {
                        process.startApplication();
                        applicationStarts.run();
                    } else {
                        hold(process, agent, applicationStarts);
                    }
                });
    }

    private static void becomeReady(PodProcess process, Runnable ready) {
        process.becomeReady();
        ready.run();
    }

    private Origins origins() {
        return wiring.calls().origins();
    }

    private Application application(Pod pod, int number) {
        String workload = pod.meta().namespace() + "/" + pod.owner();
        Behaviour behaviour = wiring.behaviours().getOrDefault(workload, Behaviour.DEFAULT);
        return applications.add(number, origins().caller(number), behaviour);
    }

    private int destination(Pod pod) {
        return wiring.requests().destination(pod.owner(), PodProcess.version(pod));
    }

    /** The passes of all pods without redirection. */
    private PodPasses plain() {
        if (plain == null) {
            plain = new PodPasses(PacketPath.plain(wiring.kernelCosts()), wiring.passes());
        }
        return plain;
    }

    /** The passes of all pods with a sidecar. */
    private PodPasses redirected() {
        if (redirected == null) {
            redirected = new PodPasses(PacketPath.iptables(wiring.kernelCosts()), wiring.passes());
        }
        return redirected;
    }

    private static Caller caller(Pod pod) {
        String namespace = pod.meta().namespace();
        Place place = new Place(namespace + "/" + pod.meta().name(), pod.node());
        return new Caller(place, pod.owner(), namespace);
    }

    private static ProxyNode node(Pod pod, boolean gateway) {
        return ProxyNode.of(
                gateway ? ProxyNode.Role.ROUTER : ProxyNode.Role.SIDECAR,
                pod.meta().namespace(),
                pod.meta().name(),
                pod.ip(),
                pod.serviceAccount(),
                pod.node(),
                pod.meta().labels());
    }
}
