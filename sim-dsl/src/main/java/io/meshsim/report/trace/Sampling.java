package io.meshsim.report.trace;

/**
 * Which requests are traced: the first and then every so many-th. What belongs to no request is
 * always traced.
 */
record Sampling(long every) {

    Sampling {
        if (every < 1) {
            throw new IllegalArgumentException("sampleEvery " + every + " must be at least 1");
        }
    }

    boolean wants(long request) {
        return request == 0 || (request - 1) % every == 0;
    }
}
