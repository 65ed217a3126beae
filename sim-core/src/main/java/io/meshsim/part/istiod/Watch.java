package io.meshsim.part.istiod;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a stream wants of one type, and what it was last sent. */
final class Watch {

    private Set<String> names;
    private String nonceSent = "";
    private boolean alwaysRespond;

    Watch(List<String> names) {
        this.names = new LinkedHashSet<>(names);
    }

    Set<String> names() {
        return names;
    }

    void setNames(List<String> wanted) {
        names = new LinkedHashSet<>(wanted);
    }

    String nonceSent() {
        return nonceSent;
    }

    void sent(String nonce) {
        nonceSent = nonce;
    }

    /** Asks that the next acknowledgement be answered. */
    void setAlwaysRespond() {
        alwaysRespond = true;
    }

    boolean takeAlwaysRespond() {
        boolean was = alwaysRespond;
        alwaysRespond = false;
        return was;
    }
}
