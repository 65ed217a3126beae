package io.meshsim.part.istiod.protocol;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.part.istiod.protocol.Subscriptions.Meaning;
import io.meshsim.xds.XdsRequest;
import io.meshsim.xds.XdsType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of Istio 1.30's pkg/xds/server_test.go for state of the world, and its neighbours. */
class SubscriptionsTest {

    private final Subscriptions subscriptions = new Subscriptions();

    private Subscriptions.Verdict take(XdsType type, String nonce, String... names) {
        return subscriptions.take(new XdsRequest(type, List.of(names), "v1", nonce, null));
    }

    private void watching(XdsType type, String... names) {
        take(type, "", names);
        requireNonNull(subscriptions.watch(type)).sent("nonce", names.length);
    }

    @Test
    void a_stale_nonce_is_not_answered_and_changes_nothing() {
        watching(XdsType.EDS, "a");
        assertThat(take(XdsType.EDS, "stale", "a", "b").meaning()).isEqualTo(Meaning.STALE);
        assertThat(requireNonNull(subscriptions.watch(XdsType.EDS)).names()).containsExactly("a");
    }

    @Test
    void a_rejection_is_not_answered() {
        watching(XdsType.CDS);
        var verdict =
                subscriptions.take(new XdsRequest(XdsType.CDS, List.of(), "", "nonce", "bad"));
        assertThat(verdict.meaning()).isEqualTo(Meaning.NACK);
        assertThat(verdict.answer()).isFalse();
    }

    @Test
    void added_names_alone_are_answered() {
        watching(XdsType.EDS, "a");
        var verdict = take(XdsType.EDS, "nonce", "a", "b");
        assertThat(verdict.answer()).isTrue();
        assertThat(verdict.names()).containsExactly("b");
    }

    @Test
    void the_same_names_are_a_plain_acknowledgement() {
        watching(XdsType.EDS, "a", "b");
        assertThat(take(XdsType.EDS, "nonce", "a", "b").answer()).isFalse();
    }

    @Test
    void fewer_names_are_not_answered() {
        watching(XdsType.EDS, "a", "b");
        assertThat(take(XdsType.EDS, "nonce", "a").answer()).isFalse();
    }

    @Test
    void no_names_end_the_watch_of_a_type_that_is_asked_by_name() {
        watching(XdsType.EDS, "a");
        assertThat(take(XdsType.EDS, "nonce").answer()).isFalse();
        assertThat(subscriptions.watch(XdsType.EDS)).isNull();
    }

    @Test
    void a_reconnect_with_an_old_nonce_is_answered() {
        assertThat(take(XdsType.CDS, "from another stream").answer()).isTrue();
    }

    @Test
    void after_a_new_cluster_watch_the_next_endpoint_request_is_answered_in_full() {
        watching(XdsType.EDS, "a", "b");
        take(XdsType.CDS, "");
        var verdict = take(XdsType.EDS, "nonce", "a", "b");
        assertThat(verdict.answer()).isTrue();
        assertThat(verdict.names()).containsExactly("a", "b");
        assertThat(take(XdsType.EDS, "nonce", "a", "b").answer()).isFalse();
    }
}
