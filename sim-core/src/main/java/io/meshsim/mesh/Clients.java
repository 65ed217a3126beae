package io.meshsim.mesh;

import io.meshsim.engine.Simulation;
import io.meshsim.mesh.measure.Answer;
import io.meshsim.mesh.measure.RequestLedger;
import io.meshsim.mesh.path.CallPath;
import io.meshsim.mesh.path.PodProcess;
import io.meshsim.mesh.path.Pods;
import io.meshsim.net.Caller;
import io.meshsim.net.Calls;
import io.meshsim.net.Place;
import io.meshsim.part.workload.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** The clients of a mesh: outside of it, or in the pods of a workload, taking turns. */
final class Clients {

    private static final String OUTSIDE_NAMESPACE = "default";

    private final Simulation simulation;
    private final Pods pods;
    private final CallPath path;
    private final Calls calls;
    private final RequestLedger ledger;
    private final List<Client> clients = new ArrayList<>();
    private long roots;
    private boolean running;

    Clients(
            Simulation simulation,
            List<ClientPlacement> placements,
            Pods pods,
            CallPath path,
            RequestLedger ledger) {
        this.simulation = simulation;
        this.pods = pods;
        this.path = path;
        this.calls = path.calls();
        this.ledger = ledger;
        for (ClientPlacement placement : placements) {
            clients.add(client(placement));
        }
    }

    void start() {
        running = true;
        clients.forEach(Client::start);
    }

    void stop() {
        running = false;
        clients.forEach(Client::stop);
    }

    boolean isRunning() {
        return running;
    }

    private Client client(ClientPlacement placement) {
        String name = placement.spec().name();
        return new Client(
                simulation,
                placement.spec(),
                namespace(placement),
                origin(placement, name),
                () -> ++roots,
                path,
                (last, startedNanos) -> ended(name, last, startedNanos));
    }

    /** Where its short names are looked up: the namespace of its pods. */
    private static String namespace(ClientPlacement placement) {
        int slash = placement.workload().indexOf('/');
        return slash < 0 ? OUTSIDE_NAMESPACE : placement.workload().substring(0, slash);
    }

    private IntSupplier origin(ClientPlacement placement, String name) {
        if (placement.workload().isEmpty()) {
            Place place = new Place("client/" + name, "");
            int outside = path.outside(new Caller(place, name, OUTSIDE_NAMESPACE));
            return () -> outside;
        }
        return new Turns(placement.workload());
    }

    private void ended(String name, int last, long startedNanos) {
        long nowNanos = simulation.nowNanos();
        ledger.clientAnswer(
                nowNanos, nowNanos - startedNanos, calls.status(last), calls.flag(last));
        if (ledger.hasClientListeners()) {
            ledger.tellClientAnswer(answer(name, last, startedNanos));
        }
    }

    private Answer answer(String name, int last, long startedNanos) {
        int pod = calls.pod(last);
        PodProcess to = pod == Calls.NOBODY ? null : path.pod(pod);
        return new Answer(
                calls.root(last),
                name,
                calls.targets().get(calls.target(last)).host(),
                to == null ? "" : to.workload(),
                to == null ? "" : to.version(),
                to == null ? "" : to.place().node(),
                to == null ? "" : to.place().name(),
                calls.status(last),
                calls.flag(last),
                calls.origin(last),
                pod,
                startedNanos,
                simulation.nowNanos());
    }

    /** Takes the running pods of a workload in turn. */
    private final class Turns implements IntSupplier {

        private final String workload;
        private int[] up = {};
        private long seenChanges = -1;
        private int next;

        Turns(String workload) {
            this.workload = workload;
        }

        @Override
        public int getAsInt() {
            if (seenChanges != pods.changes()) {
                seenChanges = pods.changes();
                up =
                        pods.alive().stream()
                                .filter(PodProcess::isApplicationUp)
                                .filter(this::isOf)
                                .mapToInt(PodProcess::number)
                                .toArray();
            }
            if (up.length == 0) {
                return Client.NOWHERE;
            }
            next = (next + 1) % up.length;
            return up[next];
        }

        private boolean isOf(PodProcess process) {
            String name = process.pod().meta().namespace() + "/" + process.workload();
            return name.equals(workload);
        }
    }
}
