package io.meshsim.part.proxy;

import io.meshsim.engine.stat.Metrics;
import io.meshsim.xds.XdsResponse;
import io.meshsim.xds.XdsType;

/** Tells trace, metrics and observer what happens on a stream. */
final class SessionRecords {

    private static final int UNNAMED = -1;

    private final RecordNames names;
    private final String pod;
    private int actor = UNNAMED;

    /** Counts of this process alone, for {@link #report}. */
    private int clustersAccepted;

    private int clustersRejected;
    private int listenersAccepted;
    private int listenersRejected;

    SessionRecords(RecordNames names, String pod) {
        this.names = names;
        this.pod = pod;
    }

    /** What traces call the proxy; any number while nobody traces. */
    private int actor() {
        if (actor == UNNAMED && names.trace.isOn()) {
            actor = names.trace.name(pod);
        }
        return actor;
    }

    void applied(XdsResponse response) {
        names.trace.record(
                actor(), names.apply, names.of(response.type()), response.resources().size());
    }

    void acked(XdsResponse response, boolean sent) {
        if (response.type() == XdsType.CDS) {
            names.clustersAccepted.increment();
            clustersAccepted++;
        } else if (response.type() == XdsType.LDS) {
            names.listenersAccepted.increment();
            listenersAccepted++;
        }
        if (sent) {
            names.trace.record(actor(), names.ack, names.of(response.type()), 0);
            names.observer.acked(response.push(), pod, response.type());
        }
    }

    void nacked(XdsResponse response, String error, boolean sent) {
        if (response.type() == XdsType.CDS) {
            names.clustersRejected.increment();
            clustersRejected++;
        } else if (response.type() == XdsType.LDS) {
            names.listenersRejected.increment();
            listenersRejected++;
        }
        if (sent) {
            names.trace.record(actor(), names.nack, names.of(response.type()), 0);
            names.observer.nacked(response.push(), pod, response.type(), error);
        }
    }

    void closed() {
        names.trace.record(actor(), names.closed, 0, 0);
    }

    void ready() {
        names.trace.record(actor(), names.ready, 0, 0);
    }

    /** Forgets its counts: the process starts. */
    void reset() {
        clustersAccepted = 0;
        clustersRejected = 0;
        listenersAccepted = 0;
        listenersRejected = 0;
    }

    /** Adds what it has counted since its start. */
    void report(Metrics into) {
        into.counter("envoy_cluster_manager_cds_update_success").add(clustersAccepted);
        into.counter("envoy_cluster_manager_cds_update_rejected").add(clustersRejected);
        into.counter("envoy_listener_manager_lds_update_success").add(listenersAccepted);
        into.counter("envoy_listener_manager_lds_update_rejected").add(listenersRejected);
    }
}
