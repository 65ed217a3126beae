package io.meshsim.bench.compare;

import io.meshsim.bench.work.Load;

/**
 * What one process does.
 *
 * @param threads independent simulations at once
 */
record Job(Contender contender, Load load, int threads) {

    Job {
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads + " must be at least 1");
        }
    }

    static Job single(Contender contender, Load load) {
        return new Job(contender, load, 1);
    }

    String text() {
        String times = threads == 1 ? "" : " in " + threads + " threads";
        return contender.text() + " " + load.text() + times;
    }
}
