package io.meshsim.part.workload;

import io.meshsim.net.Targets;
import java.util.List;

/** A behaviour with numbers for what it asks; shared by all pods that behave so. */
final class Plan {

    private final Behaviour behaviour;

    /** By step, then in the order of its calls. */
    private final int[][] targets;

    private final boolean[][] optional;

    Plan(Behaviour behaviour, Targets numbers, String namespace) {
        this.behaviour = behaviour;
        int steps = behaviour.steps().size();
        targets = new int[steps][];
        optional = new boolean[steps][];
        for (int step = 0; step < steps; step++) {
            List<CallSpec> calls = behaviour.steps().get(step).calls();
            requireCountable(calls.size());
            targets[step] = new int[calls.size()];
            optional[step] = new boolean[calls.size()];
            for (int i = 0; i < calls.size(); i++) {
                targets[step][i] = numbers.number(calls.get(i).target(), namespace);
                optional[step][i] = calls.get(i).optional();
            }
        }
    }

    private static void requireCountable(int calls) {
        if (calls > Short.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a step of " + calls + " calls must have at most " + Short.MAX_VALUE);
        }
    }

    Behaviour behaviour() {
        return behaviour;
    }

    int steps() {
        return targets.length;
    }

    /** How many calls a step makes. */
    int calls(int step) {
        return targets[step].length;
    }

    /** What a step's call asks. */
    int target(int step, int index) {
        return targets[step][index];
    }

    /** Whether the step goes well even if this call of it fails. */
    boolean isOptional(int step, int index) {
        return optional[step][index];
    }
}
