package io.meshsim.yaml;

import io.meshsim.engine.time.SimTime;
import io.meshsim.mesh.check.LastConfig;
import io.meshsim.mesh.result.ChangeResult;
import io.meshsim.mesh.result.ClaimResult;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** Claims about pushes and about what proxies hold. */
final class MeshClaims {

    private MeshClaims() {}

    static ScenarioClaim convergence(String resource, Duration most) {
        String text =
                "convergence of " + (resource.isEmpty() ? "every change" : resource + " changes");
        return new ScenarioClaim(
                text,
                (mesh, run) -> {
                    long slowest = 0;
                    long open = 0;
                    long changes = 0;
                    for (ChangeResult change : run.changes()) {
                        if (change.resource().contains(resource)) {
                            changes++;
                            slowest = Math.max(slowest, change.totalNanos());
                            open += change.complete() ? 0 : 1;
                        }
                    }
                    boolean holds = changes > 0 && open == 0 && slowest <= most.toNanos();
                    String seen = changes == 0 ? "no changes" : SimTime.text(slowest);
                    return new ClaimResult(
                            text,
                            holds,
                            "at most " + SimTime.text(most.toNanos()),
                            open == 0 ? seen : seen + ", " + open + " not complete");
                });
    }

    static ScenarioClaim pushes(long least, long most) {
        return new ScenarioClaim(
                "pushes",
                (mesh, run) -> {
                    int count = run.pushes().size();
                    String expected =
                            most == Long.MAX_VALUE ? "at least " + least : least + " to " + most;
                    return new ClaimResult(
                            "pushes", count >= least && count <= most, expected, "" + count);
                });
    }

    static ScenarioClaim measure(Measure measure, Bounds bounds) {
        return new ScenarioClaim(
                measure.text(),
                (mesh, run) -> {
                    OptionalDouble value = measure.of(mesh, run);
                    boolean holds = value.isPresent() && bounds.hold(value.getAsDouble());
                    String seen =
                            value.isPresent()
                                    ? Bounds.number(value.getAsDouble())
                                    : "nothing measured";
                    return new ClaimResult(measure.text(), holds, bounds.text(""), seen);
                });
    }

    static ScenarioClaim proxiesAgree() {
        String text = "every proxy serves the last config";
        return new ScenarioClaim(
                text,
                (mesh, run) -> {
                    List<String> differences = LastConfig.differences(mesh);
                    String seen =
                            differences.isEmpty()
                                    ? "no differences"
                                    : differences.size()
                                            + " differences, first: "
                                            + differences.get(0);
                    return new ClaimResult(text, differences.isEmpty(), "no differences", seen);
                });
    }
}
