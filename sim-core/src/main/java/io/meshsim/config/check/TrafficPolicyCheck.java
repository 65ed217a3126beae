package io.meshsim.config.check;

import io.meshsim.config.DestinationRule;
import io.meshsim.config.traffic.LoadBalancing;
import io.meshsim.config.traffic.LocalitySetting;
import io.meshsim.config.traffic.LocalitySetting.Distribute;
import io.meshsim.config.traffic.LocalitySetting.Failover;
import io.meshsim.config.traffic.Topology;
import io.meshsim.config.traffic.TrafficPolicy;
import java.util.List;

/**
 * Whether the traffic policies of a DestinationRule are valid.
 *
 * <p>Source: Istio 1.30 pkg/config/validation/agent/validation.go (validateLocalityLbSetting).
 */
public final class TrafficPolicyCheck {

    private static final int WHOLE = 100;
    private static final List<String> PLACES =
            List.of(Topology.REGION, Topology.ZONE, Topology.SUBZONE);

    private final Findings findings = new Findings();

    private TrafficPolicyCheck() {}

    /** What is wrong or doubtful, in the order of the resource; nothing if it is fine. */
    public static List<Finding> findings(DestinationRule rule) {
        TrafficPolicyCheck check = new TrafficPolicyCheck();
        check.policy("spec", rule.trafficPolicy());
        for (int i = 0; i < rule.subsets().size(); i++) {
            check.policy("spec.subsets[" + i + "]", rule.subsets().get(i).trafficPolicy());
        }
        return check.findings.list();
    }

    private void policy(String parent, TrafficPolicy policy) {
        String path = parent + ".trafficPolicy";
        LoadBalancing balancing = policy.loadBalancing();
        LocalitySetting setting = balancing == null ? null : balancing.locality();
        if (setting != null) {
            locality(path + ".loadBalancer.localityLbSetting", setting);
            boolean failsOver =
                    !setting.failover().isEmpty() || !setting.failoverPriority().isEmpty();
            if (failsOver && policy.outlierDetection() == null) {
                findings.warning(
                        path + ".loadBalancer.localityLbSetting",
                        "without outlierDetection there is no failover");
            }
        }
    }

    private void locality(String path, LocalitySetting setting) {
        if (!setting.distribute().isEmpty() && !setting.failover().isEmpty()) {
            findings.error(path, "distribute and failover exclude each other");
        }
        for (int i = 0; i < setting.distribute().size(); i++) {
            distribute(path + ".distribute[" + i + "].to", setting.distribute().get(i));
        }
        for (int i = 0; i < setting.failover().size(); i++) {
            failover(path + ".failover[" + i + "]", setting.failover().get(i));
        }
        boolean named = setting.failoverPriority().stream().anyMatch(PLACES::contains);
        if (named && !setting.failover().isEmpty()) {
            findings.error(
                    path + ".failoverPriority",
                    "labels for region, zone and subzone do not go with failover");
        }
    }

    private void distribute(String path, Distribute rule) {
        int sum = 0;
        for (int percent : rule.to().values()) {
            sum += percent;
            if (percent < 1 || percent > WHOLE) {
                findings.error(path, "weight " + percent + " must be in 1 to " + WHOLE);
            }
        }
        if (sum != WHOLE) {
            findings.error(path, "weights add up to " + sum + ", which must be " + WHOLE);
        }
    }

    private void failover(String path, Failover rule) {
        if (rule.from().equals(rule.to())) {
            findings.error(path, "\"" + rule.to() + "\" must be another region than from");
        }
        for (String region : List.of(rule.from(), rule.to())) {
            if (region.contains("*") || region.contains("/")) {
                findings.error(path, "\"" + region + "\" must be a region without * and /");
            }
        }
    }
}
