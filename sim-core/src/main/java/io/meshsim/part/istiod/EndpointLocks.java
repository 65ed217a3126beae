package io.meshsim.part.istiod;

import io.meshsim.config.Change;
import io.meshsim.config.EndpointSlice;
import io.meshsim.config.ResourceKey;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.station.RwLock;
import io.meshsim.part.istiod.registry.InboundQueue;
import io.meshsim.part.istiod.registry.Registry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A lock for each service's endpoints, which one holds alone: pushes while they generate from them,
 * and the handler of a changed EndpointSlice when it writes them.
 *
 * <p>So a handler waits for all who came before it to generate, one after the other, and there are
 * as many of those as there are pushes under way. Writing itself takes no time here: the handler
 * has done its work before.
 *
 * <p>Source: before Istio 1.19, pilot/pkg/xds/endpoint_builder.go
 * (buildLocalityLbEndpointsFromShards) calls Lock of the sync.RWMutex in EndpointShards, and not
 * RLock, as endpoints keep what was made from them. Istio issue 44985; 45224 let generation take a
 * copy instead, which is quick and for which there is no lock here. Waiters go in their order of
 * coming, as with Go's sync.Mutex once one has waited for 1 ms.
 */
final class EndpointLocks implements InboundQueue.Gate {

    /** Goes on with what needed locks. */
    interface Holder {

        /** All are held. */
        void locked(int id, long nanos);
    }

    private static final class Taking {

        private final List<RwLock> locks;
        private final long nanos;
        private int held;

        private Taking(List<RwLock> locks, long nanos) {
            this.locks = locks;
            this.nanos = nanos;
        }
    }

    private final Simulation simulation;
    private final boolean on;
    private final boolean followsEach;
    private final Map<ResourceKey, RwLock> locks = new TreeMap<>();
    private final Map<Integer, Taking> takings = new TreeMap<>();
    private final Event granted;
    private @Nullable Holder holder;

    /**
     * Nobody holds anything.
     *
     * @param on whether anybody ever does
     */
    EndpointLocks(Simulation simulation, boolean on, boolean followsEach) {
        this.simulation = simulation;
        this.on = on;
        this.followsEach = followsEach;
        this.granted = simulation.event("istiod.endpoints.locked", this::granted);
    }

    /**
     * Whether all generate who find nothing in the cache, as nothing is in it before it has been
     * generated; else what the first one begins to generate is there for the others at once.
     */
    boolean followsEach() {
        return followsEach;
    }

    /** Says who takes them. */
    void takenBy(Holder who) {
        holder = who;
    }

    /**
     * Locks the endpoints of services, one after the other in the order of their keys, and calls
     * the holder when all are held, be it at once.
     *
     * @param nanos handed on to the holder
     */
    void take(int id, Set<ResourceKey> services, long nanos) {
        List<RwLock> wanted =
                on ? services.stream().sorted().map(this::lockOf).toList() : List.of();
        Taking taking = new Taking(wanted, nanos);
        if (!wanted.isEmpty()) {
            takings.put(id, taking);
        }
        lockRest(id, taking);
    }

    private void granted(int id) {
        Taking taking = takings.get(id);
        if (taking != null) {
            taking.held++;
            lockRest(id, taking);
        }
    }

    private void lockRest(int id, Taking taking) {
        while (taking.held < taking.locks.size()) {
            RwLock next = taking.locks.get(taking.held);
            if (!next.tryLockWrite()) {
                next.lockWrite(granted, id);
                return;
            }
            taking.held++;
        }
        if (holder == null) {
            throw new AssertionError("nobody takes locks");
        }
        holder.locked(id, taking.nanos);
    }

    /** Lets go of all that it holds; nothing happens if that is nothing. */
    void release(int id) {
        Taking taking = takings.remove(id);
        if (taking != null) {
            taking.locks.forEach(RwLock::unlockWrite);
        }
    }

    /** Forgets all who hold or wait. */
    void reset() {
        locks.clear();
        takings.clear();
    }

    @Override
    public boolean enter(Change change, Event entered, int row) {
        RwLock lock = lockOf(change);
        if (lock == null || lock.tryLockWrite()) {
            return true;
        }
        lock.lockWrite(entered, row);
        return false;
    }

    @Override
    public void leave(Change change) {
        RwLock lock = lockOf(change);
        if (lock != null) {
            lock.unlockWrite();
        }
    }

    private @Nullable RwLock lockOf(Change change) {
        return on && change.resource() instanceof EndpointSlice slice
                ? lockOf(Registry.serviceOf(slice))
                : null;
    }

    private RwLock lockOf(ResourceKey service) {
        return locks.computeIfAbsent(service, key -> new RwLock(simulation, "endpoints of " + key));
    }
}
