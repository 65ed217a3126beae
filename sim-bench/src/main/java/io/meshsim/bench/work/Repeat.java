package io.meshsim.bench.work;

/**
 * When an event of a hold workload runs next.
 *
 * <p>A row is the number of the event with four bits below it for what the workload wants to
 * remember.
 */
public interface Repeat {

    /** The delay until a row runs next, in nanoseconds. */
    long delayNanos(int row, long nowNanos);

    /** The row to run next time. */
    default int next(int row) {
        return row;
    }

    /** The number of the event. */
    static int id(int row) {
        return row >> 4;
    }

    /** The first row of an event. */
    static int row(int id) {
        return id << 4;
    }

    /** The rule of a workload, with its gaps. */
    static Repeat of(Workload workload, Gaps gaps) {
        return switch (workload) {
            case HOLD -> (row, nowNanos) -> gaps.arrivalNanos();
            case BIMODAL -> new Bimodal(gaps);
            case BURST -> (row, nowNanos) -> Gaps.MEAN_NANOS - nowNanos % Gaps.MEAN_NANOS;
            case SHIFT -> new Shift(gaps);
            case ZERO -> new Zero(gaps);
            case MM1, TIMER ->
                    throw new IllegalArgumentException(workload.text() + " is not a hold workload");
        };
    }

    /** Half far, half near. */
    record Bimodal(Gaps gaps) implements Repeat {
        @Override
        public long delayNanos(int row, long nowNanos) {
            long gap = gaps.arrivalNanos();
            return (id(row) & 1) == 0 ? gap * 30 : gap / 100;
        }
    }

    /** Another scale every million events. */
    final class Shift implements Repeat {
        private final Gaps gaps;
        private long count;

        Shift(Gaps gaps) {
            this.gaps = gaps;
        }

        @Override
        public long delayNanos(int row, long nowNanos) {
            long gap = gaps.arrivalNanos();
            return (count++ / 1_000_000 & 1) == 0 ? gap : gap / 1000;
        }
    }

    /** Nine steps without a delay, then one with a gap. */
    record Zero(Gaps gaps) implements Repeat {
        private static final int STEPS = 9;

        @Override
        public long delayNanos(int row, long nowNanos) {
            return step(row) < STEPS ? 0 : gaps.arrivalNanos();
        }

        @Override
        public int next(int row) {
            return step(row) < STEPS ? row + 1 : row(id(row));
        }

        private static int step(int row) {
            return row & 15;
        }
    }
}
