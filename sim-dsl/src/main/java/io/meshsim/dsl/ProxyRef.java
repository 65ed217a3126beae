package io.meshsim.dsl;

import io.meshsim.config.ResourceKey;
import io.meshsim.mesh.fault.Faults;
import java.util.function.Consumer;

/** The proxies of some pods, each with its agent. */
public final class ProxyRef {

    private final String text;
    private final Consumer<Faults> crash;

    private ProxyRef(String text, Consumer<Faults> crash) {
        this.text = text;
        this.crash = crash;
    }

    static ProxyRef of(PodRef pod) {
        String name = "default/" + pod.name();
        return new ProxyRef("proxy of " + pod, faults -> faults.crashProxy(name));
    }

    static ProxyRef of(DeploymentRef deployment) {
        ResourceKey key = deployment.deployment();
        return new ProxyRef("proxies of " + key, faults -> faults.crashProxies(key));
    }

    void crash(Faults faults) {
        crash.accept(faults);
    }

    @Override
    public String toString() {
        return text;
    }
}
