package io.meshsim.mesh;

import io.meshsim.xds.PushObserver;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.List;

/** Passes what happens to pushes on to everybody who wants to see it. */
final class Observers implements PushObserver {

    private final List<PushObserver> all = new ArrayList<>();

    void add(PushObserver observer) {
        all.add(observer);
    }

    @Override
    public void pushStarted(long push, boolean full, int updates, List<Cause> causes) {
        all.forEach(observer -> observer.pushStarted(push, full, updates, causes));
    }

    @Override
    public void contextReady(long push, int proxies) {
        all.forEach(observer -> observer.contextReady(push, proxies));
    }

    @Override
    public void dequeued(long push, String proxy) {
        all.forEach(observer -> observer.dequeued(push, proxy));
    }

    @Override
    public void skipped(long push, String proxy) {
        all.forEach(observer -> observer.skipped(push, proxy));
    }

    @Override
    public void generated(long push, String proxy, XdsType type) {
        all.forEach(observer -> observer.generated(push, proxy, type));
    }

    @Override
    public void sent(long push, String proxy, XdsType type, int resources, long sizeBytes) {
        all.forEach(observer -> observer.sent(push, proxy, type, resources, sizeBytes));
    }

    @Override
    public void delivered(long push, String proxy) {
        all.forEach(observer -> observer.delivered(push, proxy));
    }

    @Override
    public void abandoned(long push, String proxy) {
        all.forEach(observer -> observer.abandoned(push, proxy));
    }

    @Override
    public void connected(String proxy) {
        all.forEach(observer -> observer.connected(proxy));
    }

    @Override
    public void disconnected(String proxy) {
        all.forEach(observer -> observer.disconnected(proxy));
    }

    @Override
    public void acked(long push, String proxy, XdsType type) {
        all.forEach(observer -> observer.acked(push, proxy, type));
    }

    @Override
    public void nacked(long push, String proxy, XdsType type, String error) {
        all.forEach(observer -> observer.nacked(push, proxy, type, error));
    }
}
