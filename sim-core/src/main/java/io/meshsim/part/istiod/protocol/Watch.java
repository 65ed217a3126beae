package io.meshsim.part.istiod.protocol;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a stream wants of one type, and what it was last sent. */
public final class Watch {

    private Set<String> names;
    private final boolean delta;
    private String nonceSent = "";
    private boolean alwaysRespond;

    Watch(List<String> names) {
        this(new LinkedHashSet<>(names), false);
    }

    private Watch(Set<String> names, boolean delta) {
        this.names = names;
        this.delta = delta;
    }

    /** A watch on a delta stream. */
    static Watch delta(Set<String> names) {
        return new Watch(names, true);
    }

    /** Whether its stream speaks the delta protocol. */
    public boolean isDelta() {
        return delta;
    }

    /** Names wanted; of a wildcard type on a delta stream, those that the client has. */
    public Set<String> names() {
        return names;
    }

    /** From now on these are wanted, or held. */
    public void setNames(Iterable<String> wanted) {
        names = new LinkedHashSet<>();
        wanted.forEach(names::add);
    }

    /** Takes a delta request's changes; true if they change anything. */
    boolean change(Iterable<String> subscribed, List<String> unsubscribed) {
        boolean changed = false;
        for (String name : subscribed) {
            changed |= names.add(name);
        }
        for (String name : unsubscribed) {
            changed |= names.remove(name);
        }
        return changed;
    }

    /** The nonce of the newest response; empty before the first. */
    public String nonceSent() {
        return nonceSent;
    }

    /** A response has gone out. */
    public void sent(String nonce) {
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
