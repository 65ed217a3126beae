package io.meshsim.yaml;

import io.meshsim.engine.time.SimTime;
import io.meshsim.mesh.check.LastConfig;
import io.meshsim.mesh.result.ChangeResult;
import io.meshsim.mesh.result.PushResult;
import io.meshsim.mesh.result.PushTypeResult;
import io.meshsim.mesh.result.RequestResult;
import io.meshsim.mesh.result.RunResult;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** Numbers from the result of a run. */
final class Measures {

    private Measures() {}

    static Measure latency(String service, int percentile) {
        return new Measure(
                "p" + percentile + " of " + RequestClaims.who(service),
                (mesh, run) ->
                        seconds(
                                groups(run, service).stream()
                                        .mapToLong(group -> RequestClaims.nanos(group, percentile))
                                        .max()));
    }

    static Measure successRate(String service) {
        return new Measure(
                "success rate of " + RequestClaims.who(service),
                (mesh, run) -> {
                    List<RequestResult> groups = groups(run, service);
                    double count = groups.stream().mapToLong(RequestResult::count).sum();
                    double succeeded = groups.stream().mapToLong(RequestResult::succeeded).sum();
                    return count == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(succeeded / count);
                });
    }

    static Measure convergence(String which) {
        return new Measure(
                which + " convergence of changes",
                (mesh, run) -> {
                    LongStream nanos =
                            run.changes().stream()
                                    .filter(ChangeResult::complete)
                                    .mapToLong(ChangeResult::totalNanos);
                    return which.equals("slowest")
                            ? seconds(nanos.max())
                            : seconds(nanos.average());
                });
    }

    static Measure staleProxies() {
        return new Measure(
                "proxies that do not serve the last config",
                (mesh, run) -> OptionalDouble.of(LastConfig.staleProxies(mesh).size()));
    }

    static Measure pushes(String which) {
        return new Measure(
                which + " pushes",
                (mesh, run) ->
                        OptionalDouble.of(
                                (double)
                                        run.pushes().stream()
                                                .filter(push -> is(push, which))
                                                .count()));
    }

    static Measure pushed(String type, String count) {
        ToLongFunction<PushTypeResult> number =
                switch (count) {
                    case "bytes" -> PushTypeResult::bytes;
                    case "resources" -> PushTypeResult::resources;
                    default -> PushTypeResult::responses;
                };
        return new Measure(
                count + " pushed" + (type.isEmpty() ? "" : " as " + type),
                (mesh, run) ->
                        OptionalDouble.of(
                                (double)
                                        run.pushTypes().stream()
                                                .filter(
                                                        of ->
                                                                type.isEmpty()
                                                                        || of.type().equals(type))
                                                .mapToLong(number)
                                                .sum()));
    }

    private static boolean is(PushResult push, String which) {
        return which.equals("all") || push.full() == which.equals("full");
    }

    private static List<RequestResult> groups(RunResult run, String service) {
        return RequestClaims.groups(run, service).stream()
                .filter(group -> group.count() > 0)
                .toList();
    }

    private static OptionalDouble seconds(OptionalLong nanos) {
        return nanos.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(SimTime.seconds(nanos.getAsLong()));
    }

    private static OptionalDouble seconds(OptionalDouble nanos) {
        return nanos.isEmpty() ? nanos : OptionalDouble.of(nanos.getAsDouble() / 1e9);
    }
}
