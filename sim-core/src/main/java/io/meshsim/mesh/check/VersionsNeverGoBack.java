package io.meshsim.mesh.check;

import io.meshsim.mesh.RunningMesh;
import io.meshsim.xds.PushObserver;
import io.meshsim.xds.XdsType;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A proxy never applies a push after it has applied a newer one of the same type. */
public final class VersionsNeverGoBack implements Invariant {

    @Override
    public String law() {
        return "versions never go back";
    }

    @Override
    public Probe watch(RunningMesh mesh) {
        Watcher watcher = new Watcher(mesh);
        mesh.observe(watcher);
        return watcher;
    }

    private static final class Watcher implements Probe, PushObserver {

        private final RunningMesh mesh;
        private final Map<String, Long> newest = new TreeMap<>();
        private Optional<String> violation = Optional.empty();

        private Watcher(RunningMesh mesh) {
            this.mesh = mesh;
        }

        @Override
        public Optional<String> violation() {
            return violation;
        }

        /** Another istiod may be behind the one before. */
        @Override
        public void disconnected(String proxy) {
            if (mesh.istiods().all().size() > 1) {
                newest.keySet().removeIf(key -> key.startsWith(proxy + " "));
            }
        }

        @Override
        public void acked(long push, String proxy, XdsType type) {
            if (push == 0) {
                return;
            }
            long before = newest.merge(proxy + " " + type, push, Math::max);
            if (before > push) {
                violation =
                        Optional.of(
                                proxy
                                        + " applied "
                                        + type
                                        + " of push "
                                        + push
                                        + " after push "
                                        + before);
            }
        }
    }
}
