package io.meshsim.part.istiod.generate.route;

import com.google.common.base.Splitter;
import com.google.protobuf.Any;
import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.route.v3.RetryPolicy;
import io.envoyproxy.envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate;
import io.envoyproxy.envoy.extensions.retry.priority.previous_priorities.v3.PreviousPrioritiesConfig;
import io.meshsim.config.route.Retries;
import org.jspecify.annotations.Nullable;

/**
 * Retry policies as Istio writes them, its default included.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/route/retry/retry.go; without status 503 since
 * 1.24 (release note 50506).
 */
public final class RetryPolicies {

    private static final String ON =
            "connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes";
    private static final int ATTEMPTS = 2;
    private static final int HOST_ATTEMPTS = 5;
    private static final int PRIORITY_UPDATE = 2;

    private RetryPolicies() {}

    /**
     * The policy of a rule; null if it wants no retries.
     *
     * @param retries null for Istio's default
     * @param retries503 whether the default tries status 503 again, as Istio did before 1.24
     */
    public static @Nullable RetryPolicy of(@Nullable Retries retries, boolean retries503) {
        if (retries == null) {
            RetryPolicy.Builder policy = policy(ATTEMPTS, ON, true);
            return retries503 ? policy.addRetriableStatusCodes(503).build() : policy.build();
        }
        if (retries.attempts() == 0) {
            return null;
        }
        boolean elsewhere = !Boolean.FALSE.equals(retries.ignorePreviousHosts());
        RetryPolicy.Builder policy = policy(retries.attempts(), ON, elsewhere);
        if (!retries.retryOn().isEmpty()) {
            setConditions(policy, retries.retryOn());
        } else if (retries503) {
            policy.addRetriableStatusCodes(503);
        }
        if (retries.perTryTimeoutNanos() > 0) {
            policy.setPerTryTimeout(Lengths.of(retries.perTryTimeoutNanos()));
        }
        if (retries.backoffNanos() > 0) {
            policy.setRetryBackOff(
                    RetryPolicy.RetryBackOff.newBuilder()
                            .setBaseInterval(Lengths.of(retries.backoffNanos())));
        }
        if (Boolean.TRUE.equals(retries.remoteLocalities())) {
            policy.setRetryPriority(otherLocalities());
        }
        return policy.build();
    }

    private static RetryPolicy.Builder policy(int attempts, String on, boolean elsewhere) {
        RetryPolicy.Builder policy =
                RetryPolicy.newBuilder().setNumRetries(UInt32Value.of(attempts)).setRetryOn(on);
        if (elsewhere) {
            policy.addRetryHostPredicate(
                            RetryPolicy.RetryHostPredicate.newBuilder()
                                    .setName("envoy.retry_host_predicates.previous_hosts")
                                    .setTypedConfig(
                                            Any.pack(PreviousHostsPredicate.getDefaultInstance())))
                    .setHostSelectionRetryMaxAttempts(HOST_ATTEMPTS);
        }
        return policy;
    }

    /** Numbers among the conditions are status codes. */
    private static void setConditions(RetryPolicy.Builder policy, String written) {
        StringBuilder on = new StringBuilder();
        boolean namesCodes = false;
        for (String part : Splitter.on(',').trimResults().omitEmptyStrings().split(written)) {
            if (part.length() == 3 && part.chars().allMatch(c -> c >= '0' && c <= '9')) {
                policy.addRetriableStatusCodes(Integer.parseInt(part));
            } else {
                namesCodes |= part.equals("retriable-status-codes");
                on.append(on.isEmpty() ? "" : ",").append(part);
            }
        }
        if (policy.getRetriableStatusCodesCount() > 0 && !namesCodes) {
            on.append(on.isEmpty() ? "" : ",").append("retriable-status-codes");
        }
        policy.setRetryOn(on.toString());
    }

    private static RetryPolicy.RetryPriority otherLocalities() {
        return RetryPolicy.RetryPriority.newBuilder()
                .setName("envoy.retry_priorities.previous_priorities")
                .setTypedConfig(
                        Any.pack(
                                PreviousPrioritiesConfig.newBuilder()
                                        .setUpdateFrequency(PRIORITY_UPDATE)
                                        .build()))
                .build();
    }
}
