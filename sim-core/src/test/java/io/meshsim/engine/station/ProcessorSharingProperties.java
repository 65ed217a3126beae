package io.meshsim.engine.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Virtual time gives what one finds by walking from departure to departure. */
class ProcessorSharingProperties {

    @Property(tries = 200)
    void jobs_end_when_a_fluid_would(
            @ForAll @IntRange(min = 1, max = 4) int cores,
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 2_000) Integer> gaps,
            @ForAll @IntRange(min = 1, max = 5_000) int work) {
        double[] arrivals = new double[gaps.size()];
        double[] works = new double[gaps.size()];
        double time = 0;
        for (int job = 0; job < works.length; job++) {
            time += gaps.get(job);
            arrivals[job] = time;
            works[job] = work * (1 + job % 3);
        }

        double[] expected = fluid(cores, arrivals, works);
        double[] ended = simulated(cores, arrivals, works);

        // Each departure may be up to 1 ns late, and holds up those that stay.
        assertThat(ended).containsExactly(expected, within((double) works.length));
    }

    private static double[] simulated(int cores, double[] arrivals, double[] works) {
        Simulation sim = new Simulation(1, TieMode.FIRST_COME);
        ProcessorSharing sharing = new ProcessorSharing(sim, "cores", cores);
        double[] ended = new double[works.length];
        Event onDone = sim.event("done", job -> ended[job] = sim.nowNanos());
        Event arrive = sim.event("arrive", job -> sharing.submit((long) works[job], onDone, job));
        for (int job = 0; job < works.length; job++) {
            arrive.after((long) arrivals[job], job);
        }
        sim.runFor(1_000_000_000);
        return ended;
    }

    private static double[] fluid(int cores, double[] arrivals, double[] works) {
        double[] left = works.clone();
        double[] ended = new double[works.length];
        double now = 0;
        int next = 0;
        int present = 0;
        while (next < works.length || present > 0) {
            double rate = present == 0 ? 0 : Math.min(1, (double) cores / present);
            double end = next < works.length ? arrivals[next] : Double.POSITIVE_INFINITY;
            int ending = -1;
            for (int job = 0; job < next; job++) {
                if (ended[job] == 0 && now + left[job] / rate <= end) {
                    end = now + left[job] / rate;
                    ending = job;
                }
            }
            for (int job = 0; job < next; job++) {
                left[job] -= ended[job] == 0 ? rate * (end - now) : 0;
            }
            now = end;
            if (ending >= 0) {
                ended[ending] = now;
                present--;
            } else {
                next++;
                present++;
            }
        }
        return ended;
    }
}
