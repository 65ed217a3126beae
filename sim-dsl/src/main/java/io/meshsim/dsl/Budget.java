package io.meshsim.dsl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A chain of milestones after an action, each with the time it may take. */
public record Budget(Action from, List<Step> steps) {

    /** One milestone and the time allowed since the one before. */
    public record Step(Milestone milestone, Duration allowed) {

        public Step {
            if (allowed.isNegative()) {
                throw new IllegalArgumentException(
                        "\"" + milestone + "\" within " + allowed + " must not be negative");
            }
        }
    }

    public Budget {
        steps = List.copyOf(steps);
    }

    static Budget from(Action action) {
        return new Budget(action, List.of());
    }

    /** The next milestone and how long it may take. */
    public Budget then(Milestone milestone, Duration allowed) {
        List<Step> more = new ArrayList<>(steps);
        more.add(new Step(milestone, allowed));
        return new Budget(from, more);
    }

    /** All steps together. */
    public Duration total() {
        return steps.stream().map(Step::allowed).reduce(Duration.ZERO, Duration::plus);
    }
}
