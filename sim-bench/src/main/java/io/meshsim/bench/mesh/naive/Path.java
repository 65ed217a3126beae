package io.meshsim.bench.mesh.naive;

import io.meshsim.bench.mesh.MeshModel;
import io.meshsim.bench.mesh.MeshRun;
import io.meshsim.cost.NetworkCosts;
import java.util.Map;
import java.util.Objects;

/** The way of a call through kernels, proxies and wires, and of its answer. */
final class Path {

    private static final long MESSAGE_BYTES = 1000;
    private static final int UNAVAILABLE = 503;

    private final Loop loop;
    private final Map<String, String> services;
    private final Map<String, NaivePod> byIp;
    private final Statistics statistics;
    private final Passes passes = new Passes();
    private long hash;

    /** Services are full names by their short ones. */
    Path(
            Loop loop,
            Map<String, String> services,
            Map<String, NaivePod> byIp,
            Statistics statistics) {
        this.loop = loop;
        this.services = services;
        this.byIp = byIp;
        this.statistics = statistics;
    }

    /** The hash of all calls that have ended. */
    long hash() {
        return hash;
    }

    void send(Request request) {
        String service = Objects.requireNonNull(services.get(request.host));
        NaiveProxy proxy = request.source.proxy;
        loop.after(
                passes.take(passes.applicationOut, request),
                () -> proxy.work(() -> routeOut(request, service)));
    }

    private void routeOut(Request request, String service) {
        NaiveProxy.Host host = request.source.proxy.route(MeshModel.PORT, request.http);
        if (host == null) {
            request.status = UNAVAILABLE;
            loop.after(request.replyNanos, () -> end(request, service));
            return;
        }
        host.active++;
        NaivePod server = Objects.requireNonNull(byIp.get(host.ip));
        request.server = server;
        boolean self = server == request.source;
        long nanos = passes.take(self ? passes.proxyToSelf : passes.proxyOut, request);
        long transit = transitNanos(request.source, server);
        request.replyNanos += transit;
        nanos += transit + (self ? 0 : passes.take(passes.inbound, request));
        loop.after(nanos, () -> server.proxy.work(() -> routeIn(request, service, server, host)));
    }

    private void routeIn(Request request, String service, NaivePod server, NaiveProxy.Host host) {
        if (!server.proxy.accepts(MeshModel.PORT, request.http)) {
            request.status = UNAVAILABLE;
            answer(request, service, host);
            return;
        }
        loop.after(
                passes.take(passes.toApplication, request),
                () -> server.serve(request, () -> answer(request, service, host)));
    }

    private void answer(Request request, String service, NaiveProxy.Host host) {
        loop.after(
                request.replyNanos,
                () -> {
                    host.active--;
                    end(request, service);
                });
    }

    private void end(Request request, String service) {
        long latency = loop.nowNanos() - request.startedNanos;
        String workload = request.server == null ? "" : request.server.at.workload();
        statistics.call(request.source.at.workload(), service, workload, request.status, latency);
        statistics.clientAnswer(loop.nowNanos(), request.status, latency);
        hash += MeshRun.hash(request.root, latency, request.status);
    }

    private static long transitNanos(NaivePod from, NaivePod to) {
        boolean sameNode = from.at.node().equals(to.at.node());
        return NetworkCosts.DEFAULT.transitNanos(sameNode, MESSAGE_BYTES);
    }
}
