package io.meshsim.dsl;

import io.meshsim.mesh.result.ChangeResult;
import io.meshsim.mesh.result.PushResult;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The pushes of a mesh so far. */
public final class Pushes {

    private final Mesh mesh;

    Pushes(Mesh mesh) {
        this.mesh = mesh;
    }

    /** The one push; fails if there were none or several. */
    public Push only() {
        List<PushResult> all = all();
        if (all.size() != 1) {
            String seen = all.size() + " pushes" + (all.isEmpty() ? "" : ", " + times(all));
            throw mesh.failures().failure("one push", seen, nearest(all));
        }
        return new Push(mesh, all.get(0));
    }

    /** The first push; fails if there were none. */
    public Push first() {
        List<PushResult> all = all();
        if (all.isEmpty()) {
            throw mesh.failures().failure("a push", "none", "");
        }
        return new Push(mesh, all.get(0));
    }

    /** How many there were. */
    public SeenCount count() {
        List<PushResult> all = all();
        return new SeenCount(mesh, "pushes", all.size(), all.isEmpty() ? "" : times(all));
    }

    private List<PushResult> all() {
        long origin = mesh.absoluteNanos(Duration.ZERO);
        return mesh.running().pushes().pushes(origin);
    }

    private String nearest(List<PushResult> all) {
        if (all.isEmpty()) {
            return "";
        }
        PushResult last = all.get(all.size() - 1);
        String carried =
                mesh.running().pushes().changes(0).stream()
                        .filter(change -> change.push() == last.push())
                        .map(ChangeResult::resource)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return "push " + last.push() + " carried " + last.updates() + " changes: " + carried;
    }

    private static String times(List<PushResult> all) {
        return all.stream()
                .map(push -> "at " + Durations.text(push.startedNanos()))
                .collect(Collectors.joining(", "));
    }
}
