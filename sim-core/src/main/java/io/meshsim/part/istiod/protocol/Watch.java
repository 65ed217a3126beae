package io.meshsim.part.istiod.protocol;

import io.meshsim.xds.Names;

/** What a stream wants of one type, and what it was last sent. */
public final class Watch {

    private Names names;
    private final boolean delta;
    private String nonceSent = "";
    private boolean alwaysRespond;
    private int sentResources;

    private Watch(Names names, boolean delta) {
        this.names = names;
        this.delta = delta;
    }

    /** A watch on a stream that tells the state of the world. */
    static Watch world(Names names) {
        return new Watch(names, false);
    }

    /** A watch on a delta stream. */
    static Watch delta(Names names) {
        return new Watch(names, true);
    }

    /** Whether its stream speaks the delta protocol. */
    public boolean isDelta() {
        return delta;
    }

    /** Names wanted; of a wildcard type on a delta stream, those that the client has. */
    public Names names() {
        return names;
    }

    /** From now on these are wanted, or held. */
    public void setNames(Names wanted) {
        names = wanted;
    }

    /** Takes a delta request's changes; true if they change anything. */
    boolean change(Names subscribed, Names unsubscribed) {
        Names before = names;
        names = names.with(subscribed, unsubscribed);
        return !names.equals(before);
    }

    /** The nonce of the newest response; empty before the first. */
    public String nonceSent() {
        return nonceSent;
    }

    /** A response with so many resources has gone out. */
    public void sent(String nonce, int resources) {
        nonceSent = nonce;
        sentResources = resources;
    }

    /** How many resources the client holds, as far as is known. */
    int held() {
        return names.isEmpty() ? sentResources : names.size();
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
