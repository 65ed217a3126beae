package io.meshsim.dsl;

import io.meshsim.part.istiod.fleet.Instance;
import java.util.List;

/** One of several istiods, as a test sees it. */
public final class IstiodView {

    private final Mesh mesh;
    private final Instance instance;

    IstiodView(Mesh mesh, Instance instance) {
        this.mesh = mesh;
        this.instance = instance;
    }

    /** Proxies that are connected to it now, as it believes. */
    public SeenCount connections() {
        String what = "proxies connected to " + instance.name();
        return new SeenCount(mesh, what, instance.istiod().connections(), "");
    }

    /** The pods whose proxies are connected to it now, as it believes: {@code namespace/pod}. */
    public List<String> proxies() {
        return instance.istiod().connectedPods();
    }

    /** Whether new connections may go to it. */
    public boolean isReady() {
        return instance.isReady();
    }
}
