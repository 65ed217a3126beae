package io.meshsim.mesh.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts answers by status and flag; there are few kinds, so a list is searched. */
final class OutcomeCounts {

    private final List<Outcome> outcomes = new ArrayList<>();

    private static final class Outcome {
        private final Answer first;
        private long count;

        Outcome(Answer first) {
            this.first = first;
        }

        boolean isOf(Answer answer) {
            return first.status() == answer.status() && first.flag() == answer.flag();
        }
    }

    void add(Answer answer) {
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i).isOf(answer)) {
                outcomes.get(i).count++;
                return;
            }
        }
        Outcome outcome = new Outcome(answer);
        outcome.count = 1;
        outcomes.add(outcome);
    }

    /** By their text, such as {@code 503 UF}. */
    Map<String, Long> byText() {
        Map<String, Long> counts = new TreeMap<>();
        outcomes.forEach(outcome -> counts.put(outcome.first.outcome(), outcome.count));
        return counts;
    }
}
