package io.meshsim.mesh.check;

import io.meshsim.mesh.RunningMesh;
import io.meshsim.xds.PushObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * istiod begins no push on a proxy's stream before it has finished the one before; a proxy has more
 * than one stream where istiod has not found out that it left one.
 */
public final class OnePushInFlightPerProxy implements Invariant {

    @Override
    public String law() {
        return "one push in flight per proxy";
    }

    @Override
    public Probe watch(RunningMesh mesh) {
        return PerIstiod.watch(mesh, seen -> new Watcher(mesh, seen));
    }

    private static final class Watcher implements Probe, PushObserver {

        private final Map<String, List<Long>> inFlight = new TreeMap<>();
        private final Map<String, Integer> streams = new TreeMap<>();
        private final PerIstiod.Seen seen;

        private Watcher(RunningMesh mesh, PerIstiod.Seen seen) {
            this.seen = seen;
            mesh.pods().alive().forEach(process -> streams.put(process.place().name(), 1));
        }

        @Override
        public Optional<String> violation() {
            return seen.violation();
        }

        @Override
        public void connected(String proxy) {
            streams.merge(proxy, 1, Integer::sum);
        }

        @Override
        public void dequeued(long push, String proxy) {
            List<Long> before = of(proxy);
            if (before.size() >= Math.max(1, streams.getOrDefault(proxy, 0))) {
                seen.note(
                        "push "
                                + push
                                + " to "
                                + proxy
                                + " began while push "
                                + before.get(before.size() - 1)
                                + " was in flight");
            }
            before.add(push);
        }

        @Override
        public void skipped(long push, String proxy) {
            of(proxy).remove(push);
        }

        @Override
        public void delivered(long push, String proxy) {
            of(proxy).remove(push);
        }

        @Override
        public void disconnected(String proxy) {
            int left = Math.max(0, streams.getOrDefault(proxy, 0) - 1);
            streams.put(proxy, left);
            List<Long> pushes = of(proxy);
            while (pushes.size() > left) {
                pushes.remove(0);
            }
        }

        @Override
        public void abandoned(long push, String proxy) {
            of(proxy).remove(push);
        }

        private List<Long> of(String proxy) {
            return inFlight.computeIfAbsent(proxy, ignored -> new ArrayList<>());
        }
    }
}
