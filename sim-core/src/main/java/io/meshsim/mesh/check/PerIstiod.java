package io.meshsim.mesh.check;

import io.meshsim.mesh.RunningMesh;
import io.meshsim.xds.PushObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Watches each istiod by itself. */
final class PerIstiod {

    private PerIstiod() {}

    /** What all watchers of one law have seen. */
    static final class Seen {

        private Optional<String> violation = Optional.empty();

        void note(String what) {
            violation = Optional.of(what);
        }

        Optional<String> violation() {
            return violation;
        }
    }

    /** The watcher of the first istiod; all tell the same. */
    static <W extends Invariant.Probe & PushObserver> W watch(
            RunningMesh mesh, Function<Seen, W> maker) {
        Seen seen = new Seen();
        List<W> watchers = new ArrayList<>();
        mesh.observeEachIstiod(
                () -> {
                    W watcher = maker.apply(seen);
                    watchers.add(watcher);
                    return watcher;
                });
        return watchers.get(0);
    }
}
