package io.meshsim.part.workload;

import io.meshsim.net.Calls;
import java.util.Arrays;

/** How far the calls that are being served have come, under the call's number. */
final class Serving {

    private final Calls calls;
    private short[] steps = {};

    /** Calls of that step which have not ended. */
    private short[] outstanding = {};

    private boolean[] failed = {};

    Serving(Calls calls) {
        this.calls = calls;
    }

    /** A call's first step is next. */
    void begin(int call) {
        if (call >= steps.length) {
            steps = Arrays.copyOf(steps, calls.capacity());
            outstanding = Arrays.copyOf(outstanding, calls.capacity());
            failed = Arrays.copyOf(failed, calls.capacity());
        }
        steps[call] = 0;
        outstanding[call] = 0;
        failed[call] = false;
    }

    int step(int call) {
        return steps[call];
    }

    void stepStarted(int call, int calling) {
        outstanding[call] = (short) calling;
    }

    /** One call of the step has ended; true if that was the last. */
    boolean ended(int call, boolean fails) {
        failed[call] |= fails;
        outstanding[call]--;
        if (outstanding[call] > 0) {
            return false;
        }
        steps[call]++;
        return true;
    }

    boolean hasFailed(int call) {
        return failed[call];
    }
}
