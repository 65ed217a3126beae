package io.meshsim.mesh.check;

import io.meshsim.mesh.RunningMesh;
import io.meshsim.xds.PushObserver;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One istiod has no more pushes under way than PILOT_PUSH_THROTTLE allows. */
public final class PushesWithinThrottle implements Invariant {

    @Override
    public String law() {
        return "pushes under way within PILOT_PUSH_THROTTLE";
    }

    @Override
    public Probe watch(RunningMesh mesh) {
        int slots = mesh.spec().settings().istiod().effectivePushThrottle();
        return PerIstiod.watch(mesh, seen -> new Watcher(slots, seen));
    }

    private static final class Watcher implements Probe, PushObserver {

        private final int slots;
        private final Set<String> underWay = new TreeSet<>();
        private final PerIstiod.Seen seen;

        private Watcher(int slots, PerIstiod.Seen seen) {
            this.slots = slots;
            this.seen = seen;
        }

        @Override
        public Optional<String> violation() {
            return seen.violation();
        }

        @Override
        public void dequeued(long push, String proxy) {
            underWay.add(proxy);
            if (underWay.size() > slots) {
                seen.note(underWay.size() + " pushes with " + slots + " slots");
            }
        }

        @Override
        public void skipped(long push, String proxy) {
            underWay.remove(proxy);
        }

        @Override
        public void delivered(long push, String proxy) {
            underWay.remove(proxy);
        }

        @Override
        public void disconnected(String proxy) {
            underWay.remove(proxy);
        }

        @Override
        public void abandoned(long push, String proxy) {
            underWay.remove(proxy);
        }
    }
}
