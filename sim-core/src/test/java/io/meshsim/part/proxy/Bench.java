package io.meshsim.part.proxy;

import io.meshsim.config.Labels;
import io.meshsim.cost.ProxyCosts;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsType;

/** A proxy before a control plane that the test plays; its streams carry all that there is. */
final class Bench {

    final Simulation simulation = new Simulation(4711, TieMode.FIRST_COME);
    final RecordingServer server = new RecordingServer(simulation);
    final RecordingObserver observer = new RecordingObserver();
    final Metrics metrics = new Metrics();
    final Proxy proxy;

    Bench() {
        this(false);
    }

    private Bench(boolean delta) {
        proxy =
                new Proxy(
                        new Fleet(
                                simulation,
                                ProxySettings.DEFAULT.withDeltaXds(delta),
                                ProxyCosts.DEFAULT,
                                metrics,
                                observer),
                        ProxyNode.of(
                                ProxyNode.Role.SIDECAR,
                                "default",
                                "reviews-1",
                                "10.0.1.7",
                                "default",
                                "node-1",
                                Labels.NONE));
    }

    /** A proxy whose streams carry what changes. */
    static Bench onDeltaStreams() {
        return new Bench(true);
    }

    /** A proxy that runs on one EDS cluster, the listener on 15001 and one for port 9080. */
    static Bench running(XdsResource routes, XdsResource... clusters) {
        Bench bench = new Bench();
        bench.proxy.start(bench.server);
        XdsResource[] all = new XdsResource[clusters.length + 2];
        System.arraycopy(clusters, 0, all, 0, clusters.length);
        all[clusters.length] = Messages.passthroughCluster();
        all[clusters.length + 1] = Messages.blackHoleCluster();
        bench.server.send(XdsType.CDS, "c1", all);
        for (XdsResource cluster : clusters) {
            bench.server.send(
                    XdsType.EDS, "e1", Messages.assignment(cluster.name(), "10.0.0.1", "10.0.0.2"));
        }
        bench.server.send(
                XdsType.LDS,
                "l1",
                Messages.virtualOutbound(),
                Messages.httpListener("0.0.0.0", 9080, routes.name()));
        bench.server.send(XdsType.RDS, "r1", routes);
        bench.server.heard();
        bench.observer.seen.clear();
        return bench;
    }
}
