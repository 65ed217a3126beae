package io.meshsim.dsl;

import io.meshsim.mesh.RunningMesh;
import io.meshsim.part.istiod.IstiodSettings;
import io.meshsim.part.kube.KubeSettings;
import java.time.Duration;

/** How long a healed mesh may take to agree with itself. */
final class SettlingTime {

    /** Istio 1.30: keepalive 30 s + 10 s, connect timeout 20 s, longest back-off 30 s. */
    private static final Duration STREAM_BACK = Duration.ofSeconds(40 + 20 + 30);

    /** Kubernetes kills after 30 s what has not ended by itself. */
    private static final Duration PODS_END = Duration.ofSeconds(30);

    private SettlingTime() {}

    static Duration of(RunningMesh running) {
        KubeSettings kube = running.spec().settings().kube();
        IstiodSettings istiod = running.spec().settings().istiod();
        Duration nodeBack = kube.leaseRenewInterval().plus(kube.nodeMonitorPeriod());
        Duration podsBack = kube.podStartup().plus(PODS_END);
        Duration slices = kube.endpointUpdatesBatchPeriod().plus(kube.endpointSliceSync());
        return nodeBack.plus(podsBack)
                .plus(STREAM_BACK)
                .plus(slices)
                .plus(kube.watchLatency())
                .plus(istiod.debounceMax())
                .plus(istiod.debounceAfter())
                .plus(PushToAckBound.of(running));
    }
}
