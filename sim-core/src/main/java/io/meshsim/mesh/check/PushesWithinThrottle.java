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
        Watcher watcher = new Watcher(mesh.spec().settings().istiod().effectivePushThrottle());
        mesh.observe(watcher);
        return watcher;
    }

    private static final class Watcher implements Probe, PushObserver {

        private final int slots;
        private final Set<String> underWay = new TreeSet<>();
        private Optional<String> violation = Optional.empty();

        private Watcher(int slots) {
            this.slots = slots;
        }

        @Override
        public Optional<String> violation() {
            return violation;
        }

        @Override
        public void dequeued(long push, String proxy) {
            underWay.add(proxy);
            if (underWay.size() > slots) {
                violation = Optional.of(underWay.size() + " pushes with " + slots + " slots");
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
