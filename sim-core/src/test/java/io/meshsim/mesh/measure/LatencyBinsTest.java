package io.meshsim.mesh.measure;

import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.engine.stat.LatencyHistogram;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LatencyBinsTest {

    private static final long HOUR = 3_600_000_000_000L;

    @Property
    void a_bin_is_at_most_0_8_percent_or_a_quarter_of_a_microsecond_wide(
            @ForAll @LongRange(max = 100 * HOUR) long nanos) {
        long greatest = LatencyBins.greatestNanos(LatencyBins.bin(nanos));

        assertThat(greatest - nanos).isBetween(0L, Math.max(255, nanos / 128));
    }

    @Property
    void bins_are_side_by_side(@ForAll @LongRange(max = 100 * HOUR) long nanos) {
        int bin = LatencyBins.bin(nanos);
        long greatest = LatencyBins.greatestNanos(bin);

        assertThat(LatencyBins.bin(greatest)).isEqualTo(bin);
        assertThat(LatencyBins.bin(greatest + 1)).isEqualTo(bin + 1);
    }

    @Test
    void the_greatest_latency_is_not_told_as_more_than_it_was() {
        LatencyBins bins = new LatencyBins();
        bins.add(50_000_001);
        bins.add(20_000_000);
        LatencyHistogram all = new LatencyHistogram(4, ofNanos(1), ofNanos(HOUR));
        bins.addTo(all);

        // Four digits of 50 ms are 4,096 ns at most.
        assertThat(all.maxNanos()).isBetween(50_000_001L, 50_004_096L);
        assertThat(all.count()).isEqualTo(2);
    }

    @Test
    void after_a_reset_the_bins_are_empty() {
        LatencyBins bins = new LatencyBins();
        bins.add(HOUR);
        bins.reset();
        LatencyHistogram all = new LatencyHistogram();
        bins.addTo(all);

        assertThat(all.count()).isZero();
    }
}
