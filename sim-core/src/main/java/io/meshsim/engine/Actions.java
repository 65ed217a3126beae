package io.meshsim.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lambdas of scenario code that wait for their time, each in a row. */
final class Actions {

    private final Rows rows = new Rows("actions");
    private final List<@Nullable Action> waiting = new ArrayList<>();
    private @Nullable Action last;

    private record Action(String name, Runnable body) {}

    int hold(String name, Runnable body) {
        int row = rows.take();
        if (row == waiting.size()) {
            waiting.add(null);
        }
        waiting.set(row, new Action(name, body));
        return row;
    }

    /** Name of the action in a row, or of the last one that ran if the row is free by now. */
    String name(int row) {
        Action action = waiting.get(row) == null ? last : waiting.get(row);
        return action == null ? "" : action.name();
    }

    /** Runs it; the row is free when it has not thrown. */
    void run(int row) {
        Action action = Objects.requireNonNull(waiting.get(row));
        last = action;
        action.body().run();
        waiting.set(row, null);
        rows.free(row);
    }
}
