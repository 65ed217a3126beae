package io.meshsim.bench.compare;

import io.meshsim.bench.work.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/** What a run prints. */
record Report(List<Contender> contenders, List<Load> loads, Results results) {

    private static final String NOT_DONE = "-";

    Report {
        contenders = List.copyOf(contenders);
        loads = List.copyOf(loads);
    }

    @Override
    public String toString() {
        return section("M operations per second", rates())
                + section("Bytes allocated per operation", bytes())
                + section("Goals", goals());
    }

    private static String section(String title, Table table) {
        return table.isEmpty() ? "" : "\n" + title + "\n\n" + table;
    }

    private Table rates() {
        return matrix(results::opsPerSecond, ops -> significant(ops / 1e6));
    }

    private Table bytes() {
        return matrix(results::bytesPerOp, bytes -> String.format(Locale.ROOT, "%.1f", bytes));
    }

    private Table goals() {
        Table table = new Table(List.of("", "times", "at least", ""));
        for (Goal goal : Goal.among(loads)) {
            List<String> cells = goal.cells(results);
            if (!cells.isEmpty()) {
                table.add(cells);
            }
        }
        return table;
    }

    private Table matrix(Function<Job, OptionalDouble> value, DoubleFunction<String> format) {
        List<String> header = new ArrayList<>(List.of(""));
        contenders.forEach(contender -> header.add(contender.text()));
        Table table = new Table(header);
        for (Load load : loads) {
            List<String> row = new ArrayList<>(List.of(load.text()));
            for (Contender contender : contenders) {
                OptionalDouble cell = value.apply(Job.single(contender, load));
                row.add(cell.isEmpty() ? NOT_DONE : format.apply(cell.getAsDouble()));
            }
            table.add(row);
        }
        return table;
    }

    /** Three digits that mean something. */
    private static String significant(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
