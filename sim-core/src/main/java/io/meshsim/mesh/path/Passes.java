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
    long take(int call, int pod, PodPasses passes, CountedPass pass) {
        CountedPass reply = passes.reply;
        pass.taken();
        reply.taken();
        journeys.replyTakesMore(call, reply.pass().nanos());
        trace.passed(call, pod, pass);
        return pass.pass().nanos();
    }
}
