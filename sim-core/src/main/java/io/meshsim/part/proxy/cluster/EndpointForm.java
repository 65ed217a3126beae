package io.meshsim.part.proxy.cluster;

/**
 * One endpoint as the control plane describes it.
 *
 * @param hostname as given; empty if none
 * @param workload the text under istio.workload in its metadata; empty if none
 * @param weight at least 1
 * @param healthy whether the control plane takes it to be well
 */
public record EndpointForm(
        String ip, int port, String hostname, String workload, long weight, boolean healthy) {

    /** The address that a request was going to, whichever that is. */
    static final EndpointForm ORIGINAL = new EndpointForm("", 0, "", "", 1, true);

    /** {@code ip:port}, which says which endpoint it is. */
    public String address() {
        return ip + ":" + port;
    }
}
