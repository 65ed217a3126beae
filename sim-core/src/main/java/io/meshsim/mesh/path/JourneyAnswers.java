package io.meshsim.mesh.path;

import io.meshsim.mesh.measure.Answer;
import io.meshsim.net.Call;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a finished call counts as: one hop, or two if it came through a gateway. */
final class JourneyAnswers {

    private JourneyAnswers() {}

    static List<Answer> of(Journey journey, long nowNanos) {
        List<Answer> answers = new ArrayList<>();
        Call call = journey.call;
        String source = call.caller.workload();
        long startedNanos = call.startedNanos;
        PodProcess gateway = journey.firstBy;
        if (gateway != null && gateway.isGateway()) {
            answers.add(
                    answer(
                            journey,
                            source,
                            journey.gatewayService,
                            gateway,
                            call.startedNanos,
                            nowNanos));
            source = gateway.workload();
            startedNanos = journey.forwardedNanos;
        }
        answers.add(
                answer(journey, source, journey.service, journey.tried, startedNanos, nowNanos));
        return answers;
    }

    private static Answer answer(
            Journey journey,
            String source,
            String service,
            @Nullable PodProcess to,
            long startedNanos,
            long nowNanos) {
        return new Answer(
                journey.call.root,
                source,
                service,
                to == null ? "" : to.workload(),
                to == null ? "" : to.version(),
                to == null ? "" : to.pod().node(),
                to == null ? "" : to.pod().meta().name(),
                journey.call.status,
                journey.call.flag,
                startedNanos,
                nowNanos);
    }
}
