package io.meshsim.bench.push;

import io.meshsim.config.Labels;
import io.meshsim.config.MeshConfig;
import io.meshsim.config.Resource;
import io.meshsim.cost.IstiodCosts;
import io.meshsim.cost.NetworkCosts;
import io.meshsim.cost.ProxyCosts;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.mesh.path.ControlLink;
import io.meshsim.mesh.path.CsrLink;
import io.meshsim.mesh.path.Pods;
import io.meshsim.net.Network;
import io.meshsim.part.agent.Agent;
import io.meshsim.part.agent.cert.CertificateSettings;
import io.meshsim.part.agent.cert.SecretCaches;
import io.meshsim.part.istiod.Istiod;
import io.meshsim.part.istiod.IstiodSettings;
import io.meshsim.part.istiod.fleet.FleetSettings;
import io.meshsim.part.istiod.fleet.Istiods;
import io.meshsim.part.istiod.stream.StreamSettings;
import io.meshsim.part.kube.ApiServer;
import io.meshsim.part.kube.Kube;
import io.meshsim.part.kube.KubeSettings;
import io.meshsim.part.proxy.Fleet;
import io.meshsim.part.proxy.Proxy;
import io.meshsim.part.proxy.ProxySettings;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.PushObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** istiod, and sidecars with their agents that hold a stream to it. */
final class PushRun {

    private static final long STEP_NANOS = 1_000_000_000L;
    private static final int STEPS = 100_000;

    private final Simulation simulation = new Simulation(1, TieMode.FIRST_COME);
    private final ApiServer store;
    private final Istiods istiods;
    private final ControlLink link;
    private final List<Proxy> proxies = new ArrayList<>();
    private final List<Labels> labels;
    private final int step;
    private int changes;
    private int repeats;

    /** So many sidecars, which share so many views of 20 services; with 0 each sees everything. */
    PushRun(int sidecars, int views) {
        labels = IntStream.range(0, views).mapToObj(PushModel::labels).toList();
        step = views <= 1 ? PushModel.SERVICES : PushModel.NEIGHBOURS;
        Metrics metrics = new Metrics();
        Network network = new Network(NetworkCosts.DEFAULT);
        store = new Kube(simulation, KubeSettings.DEFAULT, network, new Pods()).api();
        PushObserver nobody = new PushObserver() {};
        istiods =
                new Istiods(
                        simulation,
                        FleetSettings.DEFAULT,
                        0,
                        name ->
                                new Istiod(
                                        simulation,
                                        IstiodSettings.DEFAULT,
                                        MeshConfig.DEFAULT,
                                        IstiodCosts.DEFAULT,
                                        store,
                                        metrics,
                                        nobody));
        for (Resource resource : PushModel.resources(views)) {
            store.apply(resource);
        }
        istiods.limitStreams(false);
        istiods.start();
        StreamSettings streams = IstiodSettings.DEFAULT.streams();
        link = new ControlLink(simulation, network, istiods, streams);
        addSidecars(sidecars, views, metrics, network);
        untilQuiet();
        while (!proxies.stream().allMatch(Proxy::isReady)) {
            simulation.runFor(STEP_NANOS);
        }
        istiods.limitStreams(true);
    }

    private void addSidecars(int sidecars, int views, Metrics metrics, Network network) {
        PushObserver nobody = new PushObserver() {};
        Fleet fleet =
                new Fleet(simulation, ProxySettings.DEFAULT, ProxyCosts.DEFAULT, metrics, nobody);
        SecretCaches secrets =
                new SecretCaches(
                        simulation,
                        CertificateSettings.DEFAULT,
                        new CsrLink(simulation, network, istiods),
                        metrics);
        for (int i = 0; i < sidecars; i++) {
            ProxyNode node = node(i, views);
            Agent agent = new Agent(simulation, node, link, secrets.add(node), metrics);
            Proxy proxy = new Proxy(fleet, node);
            proxies.add(proxy);
            agent.start(proxy::isReady);
            proxy.start(agent);
        }
    }

    private ProxyNode node(int number, int views) {
        return ProxyNode.of(
                ProxyNode.Role.SIDECAR,
                PushModel.NAMESPACE,
                "sidecar-" + number,
                PushModel.address(number >>> 16, number & 0xffff),
                "client",
                "node-1",
                views == 0 ? Labels.NONE : labels.get(number % views));
    }

    /** A full push of new rules, so few that every view has one: each proxy hears of it. */
    void change() {
        changes++;
        apply("");
    }

    /** A full push of what all proxies have already: the same rules with another annotation. */
    void repeat() {
        repeats++;
        apply("repeat " + repeats);
    }

    private void apply(String note) {
        for (int service = 0; service < PushModel.SERVICES; service += step) {
            store.apply(PushModel.rule(service, changes, note));
        }
        simulation.runFor(STEP_NANOS);
        untilQuiet();
    }

    private void untilQuiet() {
        for (int i = 0; i < STEPS; i++) {
            if (istiods.isQuiet() && link.isIdle()) {
                return;
            }
            simulation.runFor(STEP_NANOS);
        }
        throw new AssertionError("the push does not end");
    }
}
