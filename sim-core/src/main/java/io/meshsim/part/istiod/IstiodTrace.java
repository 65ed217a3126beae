package io.meshsim.part.istiod;

import io.meshsim.engine.trace.Trace;
import io.meshsim.xds.XdsType;
import java.util.EnumMap;
import java.util.Map;

/** What istiod writes into the trace; the names are interned once. */
final class IstiodTrace {

    private final Trace trace;
    private final int actor;
    private final Map<XdsType, Integer> types = new EnumMap<>(XdsType.class);
    final int update;
    final int pushStart;
    final int pushContext;
    final int pushDequeue;
    final int pushSkip;
    final int pushSend;
    final int sendWait;
    final int pushDone;
    final int ack;
    final int nack;
    final int stale;
    final int connect;
    final int disconnect;
    final int refuse;
    final int crash;
    final int restart;

    IstiodTrace(Trace trace, String istiod) {
        this.trace = trace;
        this.actor = trace.name(istiod);
        for (XdsType type : XdsType.values()) {
            types.put(type, trace.name(type.name()));
        }
        this.update = trace.name("update");
        this.pushStart = trace.name("push.start");
        this.pushContext = trace.name("push.context");
        this.pushDequeue = trace.name("push.dequeue");
        this.pushSkip = trace.name("push.skip");
        this.pushSend = trace.name("push.send");
        this.sendWait = trace.name("send.wait");
        this.pushDone = trace.name("push.done");
        this.ack = trace.name("ack");
        this.nack = trace.name("nack");
        this.stale = trace.name("stale");
        this.connect = trace.name("connect");
        this.disconnect = trace.name("disconnect");
        this.refuse = trace.name("refuse");
        this.crash = trace.name("crash");
        this.restart = trace.name("restart");
    }

    /** The number of a name that is used as an object. */
    int name(String text) {
        return trace.name(text);
    }

    /** The number of a stream, by its pod, and a type of resources. */
    int stream(int pod, XdsType type) {
        return trace.pair(pod, types.getOrDefault(type, 0));
    }

    /** Whether anything is recorded. */
    boolean isOn() {
        return trace.isOn();
    }

    /** Of what is done now; 0 if unknown. */
    long cause() {
        return trace.cause();
    }

    /** What is done now had to wait, and is due to this record. */
    void causedBy(long record) {
        trace.causedBy(record);
    }

    void record(int what, int object, long value) {
        trace.record(actor, what, object, value);
    }
}
