package io.meshsim.part.proxy;

import io.meshsim.engine.stat.Counter;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.engine.trace.Trace;
import io.meshsim.xds.PushObserver;
import io.meshsim.xds.XdsResponse;
import io.meshsim.xds.XdsType;
import java.util.EnumMap;
import java.util.Map;

/** Tells trace, metrics and observer what happens on a stream. */
final class SessionRecords {

    private final Trace trace;
    private final PushObserver observer;
    private final String pod;
    private final int actor;
    private final int apply;
    private final int ack;
    private final int nack;
    private final int closed;
    private final int ready;
    private final Map<XdsType, Integer> types = new EnumMap<>(XdsType.class);
    private final Counter clustersAccepted;
    private final Counter clustersRejected;
    private final Counter listenersAccepted;
    private final Counter listenersRejected;

    SessionRecords(Trace trace, Metrics metrics, PushObserver observer, String pod) {
        this.trace = trace;
        this.observer = observer;
        this.pod = pod;
        actor = trace.name(pod);
        apply = trace.name("xds.apply");
        ack = trace.name("xds.ack");
        nack = trace.name("xds.nack");
        closed = trace.name("xds.closed");
        ready = trace.name("ready");
        for (XdsType type : XdsType.values()) {
            types.put(type, trace.name(type.name()));
        }
        clustersAccepted = metrics.counter("envoy_cluster_manager_cds_update_success");
        clustersRejected = metrics.counter("envoy_cluster_manager_cds_update_rejected");
        listenersAccepted = metrics.counter("envoy_listener_manager_lds_update_success");
        listenersRejected = metrics.counter("envoy_listener_manager_lds_update_rejected");
    }

    void applied(XdsResponse response) {
        trace.record(actor, apply, name(response), response.resources().size());
    }

    void acked(XdsResponse response, boolean sent) {
        count(response.type(), clustersAccepted, listenersAccepted);
        if (sent) {
            trace.record(actor, ack, name(response), 0);
            observer.acked(response.push(), pod, response.type());
        }
    }

    void nacked(XdsResponse response, String error, boolean sent) {
        count(response.type(), clustersRejected, listenersRejected);
        if (sent) {
            trace.record(actor, nack, name(response), 0);
            observer.nacked(response.push(), pod, response.type(), error);
        }
    }

    void closed() {
        trace.record(actor, closed, 0, 0);
    }

    void ready() {
        trace.record(actor, ready, 0, 0);
    }

    private int name(XdsResponse response) {
        return types.getOrDefault(response.type(), 0);
    }

    private static void count(XdsType type, Counter clusters, Counter listeners) {
        if (type == XdsType.CDS) {
            clusters.increment();
        } else if (type == XdsType.LDS) {
            listeners.increment();
        }
    }
}
