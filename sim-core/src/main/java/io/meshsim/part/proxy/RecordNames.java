package io.meshsim.part.proxy;

import io.meshsim.engine.stat.Counter;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.engine.trace.Trace;
import io.meshsim.xds.PushObserver;
import io.meshsim.xds.XdsType;
import java.util.EnumMap;
import java.util.Map;

/** Names in the trace and counters that the records of all proxies have in common. */
final class RecordNames {

    final Trace trace;
    final PushObserver observer;
    final int apply;
    final int ack;
    final int nack;
    final int closed;
    final int ready;
    final Counter clustersAccepted;
    final Counter clustersRejected;
    final Counter listenersAccepted;
    final Counter listenersRejected;
    private final Map<XdsType, Integer> types = new EnumMap<>(XdsType.class);

    RecordNames(Trace trace, Metrics metrics, PushObserver observer) {
        this.trace = trace;
        this.observer = observer;
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

    int of(XdsType type) {
        return types.getOrDefault(type, 0);
    }
}
