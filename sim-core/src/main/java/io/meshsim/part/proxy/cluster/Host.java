package io.meshsim.part.proxy.cluster;

/** An endpoint as one proxy knows it: with the requests that are under way to it. */
public final class Host {

    private EndpointForm endpoint;
    private int active;
    private int tag;
    private int connections;
    private long peer;
    private long usedNanos;

    Host(EndpointForm endpoint) {
        this.endpoint = endpoint;
    }

    /** What the control plane last said about it. */
    public EndpointForm endpoint() {
        return endpoint;
    }

    /** Requests under way. */
    public int active() {
        return active;
    }

    /** A number that whoever carries the requests keeps here; 0 until then. */
    public int tag() {
        return tag;
    }

    /** Keeps a number here. */
    public void tag(int number) {
        tag = number;
    }

    /** A request goes out to it. */
    public void requestStarted() {
        active++;
    }

    /** A request to it is over. */
    public void requestFinished() {
        if (active == 0) {
            throw new IllegalStateException(
                    "no request to " + endpoint.address() + " is under way");
        }
        active--;
    }

    /**
     * Whether a connection is open that no other request uses; the request that asks has been
     * counted.
     *
     * @param process what answers there now: connections to one before are gone
     * @param idleNanos after this time without a request, connections are gone
     */
    public boolean hasFreeConnection(long process, long nowNanos, long idleNanos) {
        boolean idle = active <= 1 && nowNanos - usedNanos >= idleNanos;
        if (peer != process || idle) {
            connections = 0;
            peer = process;
        }
        usedNanos = nowNanos;
        return connections >= active;
    }

    /** One more connection is open, and stays so. */
    public void connectionOpened() {
        connections++;
    }

    void describedAs(EndpointForm update) {
        endpoint = update;
    }
}
