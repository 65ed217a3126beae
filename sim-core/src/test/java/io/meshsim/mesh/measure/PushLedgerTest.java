package io.meshsim.mesh.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Kind;
import io.meshsim.config.ResourceKey;
import io.meshsim.mesh.result.ChangeResult;
import io.meshsim.xds.PushObserver.Cause;
import io.meshsim.xds.XdsType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The parts of a change's way are those of the proxy that was last, and add up to the whole. */
class PushLedgerTest {

    private static final ResourceKey KEY =
            new ResourceKey(Kind.VIRTUAL_SERVICE, "default", "reviews");

    private long now;
    private final PushLedger ledger = new PushLedger(() -> now);

    @Test
    void the_last_proxy_decides_and_the_parts_add_up() {
        // A change written at 0 and heard at 5; push at 105; context until 107.
        started(1, 105);
        at(107, () -> ledger.contextReady(1, 2));
        at(110, () -> ledger.dequeued(1, "fast"));
        push(1, "fast", 112, 113);
        at(120, () -> ledger.dequeued(1, "slow"));
        push(1, "slow", 124, 127);
        at(130, () -> ledger.acked(1, "fast", XdsType.RDS));
        at(140, () -> ledger.acked(1, "slow", XdsType.RDS));

        ChangeResult change = ledger.changes(0).get(0);

        assertThat(change.lastProxy()).isEqualTo("slow");
        assertThat(change.watchNanos()).isEqualTo(5);
        assertThat(change.debounceNanos()).isEqualTo(100);
        assertThat(change.contextNanos()).isEqualTo(2);
        assertThat(change.queueNanos()).isEqualTo(120 - 107);
        assertThat(change.generateNanos()).isEqualTo(4);
        assertThat(change.sendNanos()).isEqualTo(3);
        assertThat(change.applyNanos()).isEqualTo(140 - 127);
        assertThat(change.totalNanos()).isEqualTo(140);
        assertThat(change.proxies()).isEqualTo(2);
        assertThat(change.complete()).isTrue();
    }

    @Test
    void a_push_that_was_merged_into_a_later_one_ends_with_that() {
        started(1, 105);
        at(105, () -> ledger.contextReady(1, 1));
        started(2, 205);
        at(205, () -> ledger.contextReady(2, 1));
        at(206, () -> ledger.dequeued(2, "only"));
        push(2, "only", 207, 208);
        at(300, () -> ledger.acked(2, "only", XdsType.RDS));

        assertThat(ledger.pushes(0))
                .extracting(push -> push.convergedNanos())
                .containsExactly(300L, 300L);
        assertThat(ledger.newestHasConverged()).isTrue();
    }

    @Test
    void a_proxy_that_needs_nothing_delays_nothing() {
        started(1, 105);
        at(105, () -> ledger.contextReady(1, 1));
        at(106, () -> ledger.dequeued(1, "stranger"));
        at(107, () -> ledger.skipped(1, "stranger"));

        assertThat(ledger.changes(0).get(0).proxies()).isZero();
        assertThat(ledger.changes(0).get(0).complete()).isTrue();
        assertThat(ledger.isApplying()).isFalse();
    }

    @Test
    void a_proxy_that_never_acknowledges_leaves_the_push_open() {
        started(1, 105);
        at(105, () -> ledger.contextReady(1, 1));
        at(106, () -> ledger.dequeued(1, "silent"));
        push(1, "silent", 107, 108);

        assertThat(ledger.pushes(0).get(0).convergedNanos()).isEqualTo(-1);
        assertThat(ledger.isApplying()).isTrue();
        assertThat(ledger.newestHasConverged()).isFalse();
    }

    @Test
    void a_proxy_whose_stream_ends_no_longer_holds_a_push_open() {
        started(1, 105);
        at(105, () -> ledger.contextReady(1, 1));
        at(106, () -> ledger.dequeued(1, "gone"));
        push(1, "gone", 107, 108);

        at(200, () -> ledger.disconnected("gone"));

        assertThat(ledger.isApplying()).isFalse();
        assertThat(ledger.changes(0).get(0).complete()).isTrue();
        assertThat(ledger.changes(0).get(0).proxies()).isZero();
    }

    private void started(long push, long time) {
        at(time, () -> ledger.pushStarted(push, true, 1, List.of(new Cause(KEY, 0, 5))));
    }

    private void push(long push, String proxy, long generated, long sent) {
        at(generated, () -> ledger.generated(push, proxy, XdsType.RDS));
        at(sent, () -> ledger.sent(push, proxy, XdsType.RDS, 1, 100));
        at(sent, () -> ledger.delivered(push, proxy));
    }

    private void at(long time, Runnable what) {
        now = time;
        what.run();
    }
}
