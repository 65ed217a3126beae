package io.meshsim.mesh;

import io.meshsim.engine.Simulation;
import io.meshsim.mesh.measure.Answer;
import io.meshsim.mesh.measure.RequestLedger;
import io.meshsim.mesh.path.PodProcess;
import io.meshsim.mesh.path.Pods;
import io.meshsim.net.Call;
import io.meshsim.net.Caller;
import io.meshsim.net.Place;
import io.meshsim.net.Transport;
import io.meshsim.net.Upstream;
import io.meshsim.part.workload.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The clients of a mesh: outside of it, or in the pods of a workload, taking turns. */
final class Clients {

    private static final String OUTSIDE_NAMESPACE = "default";

    private final Simulation simulation;
    private final Pods pods;
    private final RequestLedger ledger;
    private final List<Client> clients = new ArrayList<>();
    private long roots;
    private boolean running;

    Clients(
            Simulation simulation,
            List<ClientPlacement> placements,
            Pods pods,
            Transport transport,
            RequestLedger ledger) {
        this.simulation = simulation;
        this.pods = pods;
        this.ledger = ledger;
        for (ClientPlacement placement : placements) {
            clients.add(client(placement, transport));
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

    private Client client(ClientPlacement placement, Transport transport) {
        String name = placement.spec().name();
        return new Client(
                simulation,
                placement.spec(),
                origin(placement, name),
                () -> ++roots,
                transport,
                (last, startedNanos) -> ended(name, last, startedNanos));
    }

    private Supplier<Optional<Caller>> origin(ClientPlacement placement, String name) {
        if (placement.workload().isEmpty()) {
            Caller outside = new Caller(new Place("client/" + name, ""), name, OUTSIDE_NAMESPACE);
            Optional<Caller> always = Optional.of(outside);
            return () -> always;
        }
        return new Turns(placement.workload());
    }

    private void ended(String name, Call last, long startedNanos) {
        long nowNanos = simulation.nowNanos();
        ledger.clientAnswer(nowNanos, nowNanos - startedNanos, last.status, last.flag);
        if (ledger.hasClientListeners()) {
            ledger.tellClientAnswer(answer(name, last, startedNanos, nowNanos));
        }
    }

    private static Answer answer(String name, Call last, long startedNanos, long nowNanos) {
        Upstream to = last.upstream == null ? Upstream.NONE : last.upstream;
        return new Answer(
                last.root,
                name,
                last.target.host(),
                to.workload(),
                to.version(),
                to.place().node(),
                to.place().name(),
                last.status,
                last.flag,
                startedNanos,
                nowNanos);
    }

    /** Takes the running pods of a workload in turn. */
    private final class Turns implements Supplier<Optional<Caller>> {

        private final String workload;
        private List<Optional<Caller>> ready = List.of();
        private long seenChanges = -1;
        private int next;

        Turns(String workload) {
            this.workload = workload;
        }

        @Override
        public Optional<Caller> get() {
            if (seenChanges != pods.changes()) {
                seenChanges = pods.changes();
                ready =
                        pods.alive().stream()
                                .filter(PodProcess::isReady)
                                .filter(this::isOf)
                                .map(process -> Optional.of(process.caller()))
                                .toList();
            }
            if (ready.isEmpty()) {
                return Optional.empty();
            }
            next = (next + 1) % ready.size();
            return ready.get(next);
        }

        private boolean isOf(PodProcess process) {
            String name = process.pod().meta().namespace() + "/" + process.workload();
            return name.equals(workload);
        }
    }
}
