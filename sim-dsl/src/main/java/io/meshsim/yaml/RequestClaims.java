package io.meshsim.yaml;

import io.meshsim.engine.stat.Binomial;
import io.meshsim.engine.time.SimTime;
import io.meshsim.mesh.result.ClaimResult;
import io.meshsim.mesh.result.RequestResult;
import io.meshsim.mesh.result.RunResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Claims about requests; each fails if there were none. */
final class RequestClaims {

    private RequestClaims() {}

    static ScenarioClaim successRate(String service, double least) {
        String text = "success rate of " + who(service);
        return new ScenarioClaim(
                text,
                (mesh, run) -> {
                    long count = 0;
                    long succeeded = 0;
                    for (RequestResult group : groups(run, service)) {
                        count += group.count();
                        succeeded += group.succeeded();
                    }
                    double rate = succeeded / (double) Math.max(1, count);
                    return result(
                            text,
                            count > 0 && rate >= least,
                            "at least " + least,
                            count == 0 ? "no requests" : share(rate, succeeded, count));
                });
    }

    static ScenarioClaim latency(String service, int percentile, Duration most) {
        String versions = service.isEmpty() ? "" : ", its slowest version";
        String text = "p" + percentile + " of " + who(service) + versions;
        return new ScenarioClaim(
                text,
                (mesh, run) -> {
                    long worst = 0;
                    long count = 0;
                    for (RequestResult group : groups(run, service)) {
                        count += group.count();
                        worst = Math.max(worst, nanos(group, percentile));
                    }
                    return result(
                            text,
                            count > 0 && worst <= most.toNanos(),
                            "at most " + SimTime.text(most.toNanos()),
                            count == 0 ? "no requests" : SimTime.text(worst));
                });
    }

    static ScenarioClaim share(String service, String version, double is, double confidence) {
        String text = "share of " + service + " " + version;
        return new ScenarioClaim(
                text,
                (mesh, run) -> {
                    long count = 0;
                    long hits = 0;
                    for (RequestResult group : groups(run, service)) {
                        count += group.count();
                        hits += group.version().equals(version) ? group.count() : 0;
                    }
                    boolean holds = count > 0 && Binomial.accepts(hits, count, is, confidence);
                    return result(
                            text,
                            holds,
                            "close to " + is + " at confidence " + confidence,
                            count == 0 ? "no requests" : share(hits / (double) count, hits, count));
                });
    }

    static ScenarioClaim noFlags(List<String> flags) {
        String text = "no answer to a client with " + String.join(", ", flags);
        return new ScenarioClaim(
                text,
                (mesh, run) -> {
                    long flagged = 0;
                    for (Map.Entry<String, Long> seen : run.requests().flags().entrySet()) {
                        String flag = seen.getKey().substring(seen.getKey().indexOf(' ') + 1);
                        flagged += flags.contains(flag) ? seen.getValue() : 0;
                    }
                    long count = run.requests().count();
                    return result(
                            text,
                            count > 0 && flagged == 0,
                            "none",
                            count == 0 ? "no requests" : flagged + " of " + count);
                });
    }

    static List<RequestResult> groups(RunResult run, String service) {
        return service.isEmpty()
                ? List.of(run.requests())
                : run.requestsByVersion().stream()
                        .filter(group -> group.destination().equals(service))
                        .toList();
    }

    static long nanos(RequestResult group, int percentile) {
        return switch (percentile) {
            case 50 -> group.p50Nanos();
            case 90 -> group.p90Nanos();
            default -> group.p99Nanos();
        };
    }

    static String who(String service) {
        return service.isEmpty() ? "clients' requests" : service;
    }

    private static String share(double rate, long hits, long count) {
        return String.format(Locale.ROOT, "%.4f (%d of %d)", rate, hits, count);
    }

    private static ClaimResult result(String text, boolean holds, String expected, String seen) {
        return new ClaimResult(text, holds, expected, seen);
    }
}
