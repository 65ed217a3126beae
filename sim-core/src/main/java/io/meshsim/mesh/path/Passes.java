package io.meshsim.mesh.path;

import io.meshsim.mesh.measure.CountedPass;

/** Takes calls through the kernels of pods. */
final class Passes {

    private final Journeys journeys;
    private final PathTrace trace;

    Passes(Journeys journeys, PathTrace trace) {
        this.journeys = journeys;
        this.trace = trace;
    }

    /** Takes a pass and the one that the answer will take back; gives what the first costs. */
    long take(int call, PodProcess process, CountedPass pass) {
        CountedPass reply = process.passes.reply;
        pass.taken();
        reply.taken();
        journeys.replyTakesMore(call, reply.pass().nanos());
        trace.passed(call, process, pass);
        return pass.pass().nanos();
    }
}
