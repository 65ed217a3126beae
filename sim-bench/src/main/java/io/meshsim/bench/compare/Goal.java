package io.meshsim.bench.compare;

import io.meshsim.bench.work.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A job that must be at least so many times as fast as another one of the same run. */
record Goal(Job job, Job than, double atLeast) {

    /** Columns of {@link #AGAINST_PEERS}. */
    private static final List<Contender> PEERS =
            List.of(
                    Contender.PQ_LAMBDA,
                    Contender.HEAP4,
                    Contender.SSJ,
                    Contender.MASON,
                    Contender.DSOL,
                    Contender.KALASIM);

    /** See docs/benchmarks.md for where the numbers come from. */
    private static final List<Row> AGAINST_PEERS =
            List.of(
                    new Row("hold:100", List.of(1.6, 1.4, 2.5, 4.0, 7.0, 5.0)),
                    new Row("hold:10000", List.of(4.0, 3.0, 7.0, 8.0, 20.0, 18.0)),
                    new Row("hold:1000000", List.of(12.0, 7.0, 35.0, 20.0, 60.0, 40.0)),
                    new Row("mm1:1", List.of(1.2, 1.0, 1.2, 3.5, 9.0, 300.0)),
                    new Row("timer:10000", List.of(4.0, 2.0, 7.0, 7.0, 18.0, 100.0)));

    /** No schedule may bring a clever queue far below a plain heap. */
    private static final double AGAINST_THE_HEAP_AT_WORST = 0.8;

    private static final double OF_A_HUNDREDTH_OF_THE_SIZE = 0.4;
    private static final double OF_ONE_THREAD_IN_FOUR = 3;

    private record Row(String load, List<Double> ratios) {}

    /** All goals that are about a load of this run. */
    static List<Goal> among(List<Load> loads) {
        List<Goal> goals = new ArrayList<>();
        AGAINST_PEERS.forEach(row -> addRow(row, goals));
        for (Load load : loads) {
            if (load.workload().isAdversarial()) {
                goals.add(against(Contender.HEAP4, load, AGAINST_THE_HEAP_AT_WORST));
            }
        }
        Load hold = Load.parse("hold:10000");
        goals.add(
                new Goal(
                        Job.single(Contender.MESHSIM, Load.parse("hold:1000000")),
                        Job.single(Contender.MESHSIM, hold),
                        OF_A_HUNDREDTH_OF_THE_SIZE));
        goals.add(
                new Goal(
                        new Job(Contender.MESHSIM, hold, 4),
                        new Job(Contender.MESHSIM, hold, 1),
                        OF_ONE_THREAD_IN_FOUR));
        return List.copyOf(goals);
    }

    private static void addRow(Row row, List<Goal> goals) {
        for (int i = 0; i < PEERS.size(); i++) {
            goals.add(against(PEERS.get(i), Load.parse(row.load()), row.ratios().get(i)));
        }
    }

    private static Goal against(Contender other, Load load, double atLeast) {
        return new Goal(Job.single(Contender.MESHSIM, load), Job.single(other, load), atLeast);
    }

    /** A line of a table: the ratio, the goal, and whether it was met; empty if not measured. */
    List<String> cells(Results results) {
        OptionalDouble ratio = results.ratio(job, than);
        if (ratio.isEmpty()) {
            return List.of();
        }
        return List.of(
                name(),
                String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()),
                String.format(Locale.ROOT, "%.1f", atLeast),
                ratio.getAsDouble() >= atLeast ? "met" : "MISSED");
    }

    private String name() {
        return job.load().equals(than.load()) && job.threads() == than.threads()
                ? job.contender().text() + " / " + than.text().replace(" ", ", ")
                : job.text() + " / " + than.text();
    }
}
