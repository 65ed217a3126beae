package io.meshsim.dsl;

import io.meshsim.mesh.RunningMesh;
import io.meshsim.mesh.measure.Answer;
import java.util.ArrayList;
import java.util.List;

/** Remembers how requests and calls ended. */
final class Answers {

    private final List<Answer> clients = new ArrayList<>();
    private final List<Answer> calls = new ArrayList<>();

    Answers(RunningMesh running) {
        running.requests().onClientAnswer(clients::add);
        running.requests().onCall(calls::add);
    }

    void forget() {
        clients.clear();
        calls.clear();
    }

    /** Requests of clients. */
    List<Answer> clients() {
        return clients;
    }

    /** Calls to services, those of gateways and services included. */
    List<Answer> calls() {
        return calls;
    }
}
