package io.meshsim.part.istiod.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Kind;
import io.meshsim.config.ResourceKey;
import io.meshsim.part.istiod.context.PushContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both ways of merging give the same, except for what is said of the context. */
class PushRequestTest {

    private static final ResourceKey KEY = new ResourceKey(Kind.VIRTUAL_SERVICE, "ns", "a");
    private static final PushContext CONTEXT =
            new PushContext(
                    "v1",
                    new PushContext.Config(List.of(), List.of(), List.of(), List.of(), List.of()));

    private static PushRequest inPlace(PushRequest... requests) {
        Batch batch = new Batch();
        for (PushRequest request : requests) {
            batch.add(request, List.of());
        }
        return batch.request();
    }

    @Test
    void one_request_alone_stays_as_it_is() {
        PushRequest forced = PushRequest.forced(Reason.UNKNOWN);
        assertThat(inPlace(forced)).isEqualTo(forced);
    }

    @Test
    void a_forced_request_without_keys_stays_forced_and_takes_the_keys_of_the_other() {
        PushRequest forced = PushRequest.forced(Reason.UNKNOWN);
        PushRequest other = PushRequest.of(true, Reason.CONFIG, KEY);
        for (PushRequest merged : List.of(inPlace(forced, other), forced.merge(other))) {
            assertThat(merged.forced()).isTrue();
            assertThat(merged.full()).isTrue();
            assertThat(merged.updated()).containsExactly(KEY);
        }
    }

    @Test
    void one_full_member_makes_the_whole_full_and_reasons_are_counted() {
        PushRequest incremental = PushRequest.of(false, Reason.ENDPOINT, KEY);
        PushRequest full = PushRequest.of(true, Reason.ENDPOINT, KEY);
        assertThat(incremental.merge(full)).isEqualTo(inPlace(incremental, full));
        assertThat(incremental.merge(full).full()).isTrue();
        assertThat(incremental.merge(full).reasons()).containsEntry(Reason.ENDPOINT, 2);
    }

    @Test
    void merging_in_place_keeps_a_context_that_the_newer_lacks_and_the_queue_takes_the_newer() {
        PushRequest older = PushRequest.of(true, Reason.CONFIG, KEY).queued(CONTEXT, 1, 5, 0);
        PushRequest newer = PushRequest.of(false, Reason.ENDPOINT, KEY);
        assertThat(inPlace(older, newer).context()).isSameAs(CONTEXT);
        assertThat(older.merge(newer).context()).isNull();
        assertThat(older.merge(newer).startNanos()).isEqualTo(5);
    }
}
