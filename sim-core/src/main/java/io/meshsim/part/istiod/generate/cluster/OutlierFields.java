package io.meshsim.part.istiod.generate.cluster;

import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.cluster.v3.OutlierDetection;
import io.envoyproxy.envoy.type.v3.Percent;
import org.jspecify.annotations.Nullable;

/**
 * When an endpoint is ejected; with it, panic is off unless the policy says otherwise.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/cluster_traffic_policy.go
 * (applyOutlierDetection).
 */
final class OutlierFields {

    private static final int ALWAYS = 100;

    private OutlierFields() {}

    static void add(
            io.meshsim.config.traffic.@Nullable OutlierDetection said, Cluster.Builder cluster) {
        if (said == null) {
            return;
        }
        OutlierDetection.Builder fields =
                OutlierDetection.newBuilder().setEnforcingSuccessRate(UInt32Value.of(0));
        if (said.consecutive5xxErrors() != null) {
            fields.setConsecutive5Xx(UInt32Value.of(said.consecutive5xxErrors()))
                    .setEnforcingConsecutive5Xx(enforcing(said.consecutive5xxErrors()));
        }
        if (said.consecutiveGatewayErrors() != null) {
            fields.setConsecutiveGatewayFailure(UInt32Value.of(said.consecutiveGatewayErrors()))
                    .setEnforcingConsecutiveGatewayFailure(
                            enforcing(said.consecutiveGatewayErrors()));
        }
        if (said.splitExternalLocalOriginErrors()) {
            addLocalOrigin(said.consecutiveLocalOriginFailures(), fields);
        }
        if (said.interval() != null) {
            fields.setInterval(Times.of(said.interval()));
        }
        if (said.baseEjectionTime() != null) {
            fields.setBaseEjectionTime(Times.of(said.baseEjectionTime()));
        }
        if (said.maxEjectionPercent() > 0) {
            fields.setMaxEjectionPercent(UInt32Value.of(said.maxEjectionPercent()));
        }
        cluster.setOutlierDetection(fields)
                .getCommonLbConfigBuilder()
                .setHealthyPanicThreshold(Percent.newBuilder().setValue(said.minHealthPercent()));
    }

    private static void addLocalOrigin(
            @Nullable Integer failures, OutlierDetection.Builder fields) {
        fields.setSplitExternalLocalOriginErrors(true)
                .setEnforcingLocalOriginSuccessRate(UInt32Value.of(0));
        if (failures != null && failures > 0) {
            fields.setConsecutiveLocalOriginFailure(UInt32Value.of(failures))
                    .setEnforcingConsecutiveLocalOriginFailure(UInt32Value.of(ALWAYS));
        }
    }

    private static UInt32Value enforcing(int errors) {
        return UInt32Value.of(errors > 0 ? ALWAYS : 0);
    }
}
