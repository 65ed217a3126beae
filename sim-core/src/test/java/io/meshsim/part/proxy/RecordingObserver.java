package io.meshsim.part.proxy;

import io.meshsim.xds.PushObserver;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.List;

/** Writes down what proxies answer. */
final class RecordingObserver implements PushObserver {

    final List<String> seen = new ArrayList<>();

    @Override
    public void pushStarted(long push, boolean full, int updates, List<Cause> causes) {}

    @Override
    public void contextReady(long push, int proxies) {}

    @Override
    public void dequeued(long push, String proxy) {}

    @Override
    public void skipped(long push, String proxy) {}

    @Override
    public void sent(long push, String proxy, XdsType type, int resources, long sizeBytes) {}

    @Override
    public void generated(long push, String proxy, XdsType type) {}

    @Override
    public void delivered(long push, String proxy) {}

    @Override
    public void acked(long push, String proxy, XdsType type) {
        seen.add("ack " + push + " " + proxy + " " + type);
    }

    @Override
    public void nacked(long push, String proxy, XdsType type, String error) {
        seen.add("nack " + push + " " + proxy + " " + type);
    }
}
