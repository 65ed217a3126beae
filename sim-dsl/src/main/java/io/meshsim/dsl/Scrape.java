package io.meshsim.dsl;

import io.meshsim.engine.stat.Metrics;
import io.meshsim.mesh.RunningMesh;
import io.meshsim.mesh.measure.Answer;
import io.meshsim.mesh.measure.RequestMetrics;
import io.meshsim.mesh.path.PodProcess;
import io.meshsim.part.agent.Agent;
import io.meshsim.part.proxy.Proxy;
import io.meshsim.report.PrometheusText;
import java.util.List;

/**
 * What port 15020 of a pod answers under /stats/prometheus: the agent's metrics, then the proxy's,
 * since these processes started. Applications here have no metrics of their own to merge.
 *
 * <p>Source: Istio 1.30 pilot/cmd/pilot-agent/status, handleStats.
 */
final class Scrape {

    private Scrape() {}

    static String of(RunningMesh running, Answers answers, String pod) {
        PodProcess process = find(running, pod);
        Agent agent = process.agent();
        Proxy proxy = process.proxy();
        if (agent == null || proxy == null) {
            throw new IllegalArgumentException("pod \"" + pod + "\" has no proxy to scrape");
        }
        if (!agent.isRunning()) {
            throw new IllegalStateException(
                    "pod \"" + pod + "\" refuses the scrape: its proxy and its agent are down");
        }
        Metrics ofAgent = new Metrics();
        agent.report(ofAgent);
        Metrics ofProxy = new Metrics();
        proxy.report(ofProxy);
        for (Answer answer : answers.calls()) {
            count(ofProxy, process, answer);
        }
        StringBuilder text = new StringBuilder();
        PrometheusText.write(ofAgent, text);
        PrometheusText.write(ofProxy, text);
        return text.toString();
    }

    private static void count(Metrics into, PodProcess process, Answer answer) {
        if (answer.endedNanos() < process.proxyStartedNanos()) {
            return;
        }
        if (answer.from() == process.number()) {
            RequestMetrics.countAtSource(into, answer);
        }
        if (answer.to() == process.number() && !process.isGateway()) {
            RequestMetrics.countAtDestination(into, answer);
        }
    }

    private static PodProcess find(RunningMesh running, String pod) {
        List<PodProcess> alive = running.pods().alive();
        return alive.stream()
                .filter(process -> process.place().name().equals(pod))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no pod \""
                                                + pod
                                                + "\" runs, only "
                                                + alive.stream()
                                                        .map(process -> process.place().name())
                                                        .toList()));
    }
}
