package io.meshsim.mesh.path;

import io.meshsim.part.agent.dns.DnsAnswer;
import io.meshsim.part.agent.dns.DnsAnswer.Code;
import io.meshsim.part.agent.dns.DnsProxy;
import io.meshsim.part.agent.dns.Search;
import java.util.List;

/**
 * The resolver of an application: asks its agent for a name with each search domain in turn, until
 * one is there. It keeps no answers, and gives up when the agent fails.
 */
final class NameLookup {

    private final DnsProxy agent;
    private final List<String> questions;
    private final Listener listener;
    private int next;

    /** Hears how it ended. */
    interface Listener {
        /** The first address; empty if there is none. */
        void onFound(String address);
    }

    private NameLookup(DnsProxy agent, List<String> questions, Listener listener) {
        this.agent = agent;
        this.questions = questions;
        this.listener = listener;
    }

    /** Looks a name up for a pod of a namespace; the end may come in this very call. */
    static void begin(DnsProxy agent, String host, String namespace, Listener listener) {
        new NameLookup(agent, Search.questions(host, namespace), listener).askNext();
    }

    private void askNext() {
        if (next == questions.size()) {
            listener.onFound("");
            return;
        }
        String question = questions.get(next);
        next++;
        agent.ask(question, this::heard);
    }

    private void heard(DnsAnswer answer) {
        if (answer.code() == Code.NOERROR) {
            listener.onFound(answer.addresses().isEmpty() ? "" : answer.addresses().get(0));
        } else if (answer.code() == Code.NXDOMAIN) {
            askNext();
        } else {
            listener.onFound("");
        }
    }
}
