package io.meshsim.mesh.check;

import io.meshsim.mesh.RunningMesh;
import io.meshsim.xds.PushObserver;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** istiod begins no push to a proxy before it has finished the one before. */
public final class OnePushInFlightPerProxy implements Invariant {

    @Override
    public String law() {
        return "one push in flight per proxy";
    }

    @Override
    public Probe watch(RunningMesh mesh) {
        return PerIstiod.watch(mesh, Watcher::new);
    }

    private static final class Watcher implements Probe, PushObserver {

        private final Map<String, Long> inFlight = new TreeMap<>();
        private final PerIstiod.Seen seen;

        private Watcher(PerIstiod.Seen seen) {
            this.seen = seen;
        }

        @Override
        public Optional<String> violation() {
            return seen.violation();
        }

        @Override
        public void dequeued(long push, String proxy) {
            Long before = inFlight.put(proxy, push);
            if (before != null) {
                seen.note(
                        "push "
                                + push
                                + " to "
                                + proxy
                                + " began while push "
                                + before
                                + " was in flight");
            }
        }

        @Override
        public void skipped(long push, String proxy) {
            inFlight.remove(proxy);
        }

        @Override
        public void delivered(long push, String proxy) {
            inFlight.remove(proxy);
        }

        @Override
        public void disconnected(String proxy) {
            inFlight.remove(proxy);
        }

        @Override
        public void abandoned(long push, String proxy) {
            inFlight.remove(proxy);
        }
    }
}
