package io.meshsim.xds;

import io.meshsim.config.Labels;

/**
 * Who a proxy says it is, in its first request.
 *
 * @param id such as {@code sidecar~10.0.1.7~reviews-v1-0.default~default.svc.cluster.local}
 * @param pod name of its pod
 * @param node name of the node it runs on
 */
public record ProxyNode(
        String id,
        Role role,
        String namespace,
        String pod,
        String ip,
        String serviceAccount,
        String node,
        Labels labels) {

    /** What kind of proxy. */
    public enum Role {
        SIDECAR("sidecar"),
        ROUTER("router");

        private final String text;

        Role(String text) {
            this.text = text;
        }

        /** The first part of a node id. */
        public String text() {
            return text;
        }
    }

    /** Its pod with the namespace, such as {@code default/reviews-v1-0}: what traces call it. */
    public String name() {
        return namespace + "/" + pod;
    }

    /** A proxy with Istio's node id. */
    public static ProxyNode of(
            Role role,
            String namespace,
            String pod,
            String ip,
            String serviceAccount,
            String node,
            Labels labels) {
        String id =
                role.text()
                        + "~"
                        + ip
                        + "~"
                        + pod
                        + "."
                        + namespace
                        + "~"
                        + namespace
                        + ".svc.cluster.local";
        return new ProxyNode(id, role, namespace, pod, ip, serviceAccount, node, labels);
    }
}
