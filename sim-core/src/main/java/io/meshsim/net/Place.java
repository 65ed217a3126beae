package io.meshsim.net;

/**
 * Somewhere packets start or end.
 *
 * @param name of the pod or component, such as {@code istiod} or {@code default/reviews-v1-0}
 * @param node the node it runs on; empty if outside the cluster
 */
public record Place(String name, String node) {}
