package io.meshsim.mesh.path;

import io.meshsim.config.Pod;
import io.meshsim.net.Caller;
import io.meshsim.net.Place;
import io.meshsim.part.agent.Agent;
import io.meshsim.part.agent.dns.DnsProxy;
import io.meshsim.part.proxy.Proxy;
import io.meshsim.part.proxy.route.Peer;
import io.meshsim.part.workload.Application;
import io.meshsim.xds.ProxyNode;
import org.jspecify.annotations.Nullable;

/** What runs in one pod: an application, a proxy with its agent, or both. */
public final class PodProcess {

    /** The trust domain of a mesh as Istio ships it. */
    private static final String SPIFFE = "spiffe://cluster.local/ns/";

    private final Origins origins;
    private final int number;
    private final Caller caller;
    private final PodPasses passes;
    private final Pod pod;
    private final ProxyNode node;
    private final Peer peer;
    private final Peer stranger;
    private final int destination;
    private final @Nullable Application application;
    private final @Nullable Proxy proxy;
    private final @Nullable Agent agent;
    private final boolean gateway;
    private boolean alive = true;
    private boolean ready;
    private boolean applicationUp;
    private boolean proxyDown;
    private long proxyStartedNanos;

    PodProcess(
            Pod pod,
            ProxyNode node,
            Origins origins,
            int number,
            int destination,
            PodPasses passes,
            @Nullable Application application,
            @Nullable Proxy proxy,
            @Nullable Agent agent,
            boolean gateway) {
        this.pod = pod;
        this.node = node;
        this.peer = Peer.of(SPIFFE + node.namespace() + "/sa/" + node.serviceAccount(), node.ip());
        this.stranger = Peer.of("", node.ip());
        this.origins = origins;
        this.number = number;
        this.caller = origins.caller(number);
        this.destination = destination;
        this.passes = passes;
        this.application = application;
        this.proxy = proxy;
        this.agent = agent;
        this.gateway = gateway;
    }

    /** Whether its processes run. */
    public boolean isAlive() {
        return alive;
    }

    /** Its pod as it was started. */
    public Pod pod() {
        return pod;
    }

    /** Who it is to peers with which its proxy speaks mutual TLS. */
    Peer peer() {
        return peer;
    }

    /** Who it is to peers that see its address alone. */
    Peer stranger() {
        return stranger;
    }

    /** Who its proxy says it is. */
    public ProxyNode node() {
        return node;
    }

    /** Where its packets start, and for whom. */
    public Caller caller() {
        return caller;
    }

    /** Where it is. */
    public Place place() {
        return caller.place();
    }

    /** The Deployment it belongs to. */
    public String workload() {
        return caller.workload();
    }

    /** Its version label; empty if it has none. */
    public String version() {
        return version(pod);
    }

    static String version(Pod pod) {
        return pod.meta().labels().get("version").orElse("");
    }

    /** The number under which calls start and end here. */
    public int number() {
        return number;
    }

    /** The passes that its packets take. */
    PodPasses passes() {
        return passes;
    }

    /** The request ledger's number for its workload and version. */
    int destination() {
        return destination;
    }

    /** Whether its proxy can prove who it is; always false without one. */
    boolean hasValidCertificate() {
        return agent != null && agent.hasValidCertificate();
    }

    /** From now on it is what runs at its place. */
    void takePlace() {
        origins.runs(this);
    }

    /** Its application; null in a gateway. */
    public @Nullable Application application() {
        return application;
    }

    /** Its proxy; null if it has none. */
    public @Nullable Proxy proxy() {
        return proxy;
    }

    /** Answers the DNS questions of its application; null if nobody captures them. */
    @Nullable DnsProxy dns() {
        return agent == null || gateway ? null : agent.dns();
    }

    /** The agent of its proxy; null if it has none. */
    public @Nullable Agent agent() {
        return agent;
    }

    /** Whether it only passes requests on. */
    public boolean isGateway() {
        return gateway;
    }

    /** When its proxy started last, in simulation time; 0 if it has none. */
    public long proxyStartedNanos() {
        return proxyStartedNanos;
    }

    /** Whether it has ever been ready and still runs. */
    public boolean isReady() {
        return alive && ready;
    }

    /** Whether its application runs, and may call others; never in a gateway. */
    public boolean isApplicationUp() {
        return alive && applicationUp;
    }

    void startApplication() {
        applicationUp = application != null;
    }

    void becomeReady() {
        ready = true;
    }

    /** Its proxy and its agent die; answers whether they ran. */
    boolean crashProxy() {
        if (proxy == null || agent == null || proxyDown) {
            return false;
        }
        proxyDown = true;
        ready = false;
        agent.stop();
        proxy.stop();
        origins.deaf(number, true);
        return true;
    }

    /** Its proxy and its agent start, for the first time or again. */
    void startProxy(long nowNanos) {
        if (proxy != null && agent != null) {
            if (proxyDown) {
                origins.restarted(number);
                origins.deaf(number, false);
            }
            proxyDown = false;
            proxyStartedNanos = nowNanos;
            agent.start(proxy::isReady);
            proxy.start(agent);
        }
    }

    void stop() {
        alive = false;
        origins.stopped(number);
        if (agent != null) {
            agent.stop();
        }
        if (proxy != null) {
            proxy.stop();
        }
    }
}
