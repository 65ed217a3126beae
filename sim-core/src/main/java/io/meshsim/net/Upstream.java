package io.meshsim.net;

/**
 * A pod that a call was sent to.
 *
 * @param place the pod and its node
 * @param workload name of its Deployment
 * @param version its version label; empty if it has none
 */
public record Upstream(Place place, String workload, String version) {

    /** Nobody. */
    public static final Upstream NONE = new Upstream(new Place("", ""), "", "");
}
