package io.meshsim.part.istiod.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.envoyproxy.envoy.config.route.v3.RetryPolicy;
import io.meshsim.config.route.Retries;
import io.meshsim.part.istiod.generate.route.RetryPolicies;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Retry policies are Istio's. */
class RouteActionsTest {

    @Test
    void a_service_without_rules_is_tried_three_times_elsewhere_each_time() {
        RetryPolicy policy =
                RouteActions.toService("outbound|80||a", false).getRoute().getRetryPolicy();
        assertThat(policy.getNumRetries().getValue()).isEqualTo(2);
        assertThat(policy.getRetryOn())
                .isEqualTo(
                        "connect-failure,refused-stream,unavailable,cancelled,"
                                + "retriable-status-codes");
        assertThat(policy.getRetryHostPredicate(0).getName())
                .isEqualTo("envoy.retry_host_predicates.previous_hosts");
        assertThat(policy.getHostSelectionRetryMaxAttempts()).isEqualTo(5);
        assertThat(policy.getRetriableStatusCodesList()).isEmpty();
    }

    @Test
    void before_1_24_status_503_was_tried_again() {
        assertThat(
                        RouteActions.toService("outbound|80||a", true)
                                .getRoute()
                                .getRetryPolicy()
                                .getRetriableStatusCodesList())
                .containsExactly(503);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5xx | 5xx",
                "5xx,503 | 5xx,retriable-status-codes",
                "503 | retriable-status-codes",
                "retriable-status-codes, 502 | retriable-status-codes"
            })
    void numbers_among_the_conditions_are_status_codes(String written, String conditions) {
        RetryPolicy policy =
                Objects.requireNonNull(RetryPolicies.of(Retries.of(3, written), false));
        assertThat(policy.getRetryOn()).isEqualTo(conditions);
        assertThat(policy.getRetriableStatusCodesCount())
                .isEqualTo(written.matches(".*50[23]") ? 1 : 0);
    }

    @Test
    void no_attempts_means_no_policy() {
        assertThat(RetryPolicies.of(Retries.of(0, ""), false)).isNull();
    }

    @Test
    void a_route_is_called_after_where_it_leads() {
        assertThat(
                        RouteActions.toService("outbound|80||a.b.svc.cluster.local", false)
                                .getDecorator()
                                .getOperation())
                .isEqualTo("a.b.svc.cluster.local:80/*");
    }
}
