package io.meshsim.part.workload;

import java.util.List;

/** Calls made at the same time; the next step waits for all of them. */
public record Step(List<CallSpec> calls) {

    public Step {
        calls = List.copyOf(calls);
        if (calls.isEmpty()) {
            throw new IllegalArgumentException("a step needs at least one call");
        }
    }
}
