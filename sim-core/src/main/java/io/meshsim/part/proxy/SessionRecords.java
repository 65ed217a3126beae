package io.meshsim.part.proxy;

import io.meshsim.engine.stat.Counter;
import io.meshsim.xds.XdsResponse;
import io.meshsim.xds.XdsType;

/** Tells trace, metrics and observer what happens on a stream. */
final class SessionRecords {

    private static final int UNNAMED = -1;

    private final RecordNames names;
    private final String pod;
    private int actor = UNNAMED;

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
        count(response.type(), names.clustersAccepted, names.listenersAccepted);
        if (sent) {
            names.trace.record(actor(), names.ack, names.of(response.type()), 0);
            names.observer.acked(response.push(), pod, response.type());
        }
    }

    void nacked(XdsResponse response, String error, boolean sent) {
        count(response.type(), names.clustersRejected, names.listenersRejected);
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

    private static void count(XdsType type, Counter clusters, Counter listeners) {
        if (type == XdsType.CDS) {
            clusters.increment();
        } else if (type == XdsType.LDS) {
            listeners.increment();
        }
    }
}
