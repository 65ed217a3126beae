package io.meshsim.part.istiod.context;

import io.meshsim.config.AuthorizationPolicy;
import io.meshsim.config.Labels;
import io.meshsim.config.PeerAuthentication;
import io.meshsim.config.PeerAuthentication.Mode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may connect to pods, and ask what, oldest first.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/authentication.go (composePeerAuthentication),
 * authorization.go (ListAuthorizationPolicies).
 */
public record SecurityPolicies(
        List<PeerAuthentication> peers, List<AuthorizationPolicy> authorization) {

    /** No policies. */
    public static final SecurityPolicies NONE = new SecurityPolicies(List.of(), List.of());

    private static final ForWorkload DEFAULT =
            new ForWorkload(Mode.PERMISSIVE, new TreeMap<>(), List.of());

    private static final String DRY_RUN = "istio.io/dry-run";

    public SecurityPolicies {
        peers = List.copyOf(peers);
        authorization = List.copyOf(authorization);
    }

    /**
     * The policies for one pod.
     *
     * @param mode of all ports that are not listed
     */
    public record ForWorkload(
            Mode mode, SortedMap<Integer, Mode> ports, List<AuthorizationPolicy> authorization) {

        public ForWorkload {
            ports = Collections.unmodifiableSortedMap(new TreeMap<>(ports));
            authorization = List.copyOf(authorization);
        }

        /** The mode of a port of the pod. */
        public Mode mode(int port) {
            return ports.getOrDefault(port, mode);
        }
    }

    ForWorkload of(String rootNamespace, String namespace, Labels labels) {
        if (peers.isEmpty() && authorization.isEmpty()) {
            return DEFAULT;
        }
        PeerAuthentication forMesh = null;
        PeerAuthentication forNamespace = null;
        PeerAuthentication forPod = null;
        for (PeerAuthentication peer : peers) {
            String own = peer.meta().namespace();
            if (own.equals(rootNamespace) && peer.selector().isEmpty()) {
                forMesh = forMesh == null ? peer : forMesh;
            } else if (own.equals(namespace) && peer.selector().isEmpty()) {
                forNamespace = forNamespace == null ? peer : forNamespace;
            } else if (own.equals(namespace)
                    && !own.equals(rootNamespace)
                    && peer.selector().isSubsetOf(labels)) {
                forPod = forPod == null ? peer : forPod;
            }
        }
        Mode mode = mode(forPod, mode(forNamespace, mode(forMesh, Mode.PERMISSIVE)));
        SortedMap<Integer, Mode> ports = new TreeMap<>();
        if (forPod != null) {
            forPod.ports().forEach((port, own) -> ports.put(port, or(own, mode)));
        }
        return new ForWorkload(mode, ports, authorization(rootNamespace, namespace, labels));
    }

    private static Mode mode(@Nullable PeerAuthentication peer, Mode wider) {
        return peer == null ? wider : or(peer.mode(), wider);
    }

    private static Mode or(Mode own, Mode wider) {
        return own == Mode.UNSET ? wider : own;
    }

    /** Those of the root namespace first; dry runs count for nothing. */
    private List<AuthorizationPolicy> authorization(
            String rootNamespace, String namespace, Labels labels) {
        List<AuthorizationPolicy> found = new ArrayList<>();
        List<String> namespaces =
                rootNamespace.equals(namespace)
                        ? List.of(namespace)
                        : List.of(rootNamespace, namespace);
        for (String from : namespaces) {
            for (AuthorizationPolicy policy : authorization) {
                if (policy.meta().namespace().equals(from)
                        && policy.selector().isSubsetOf(labels)
                        && !policy.meta().annotations().get(DRY_RUN).orElse("").equals("true")) {
                    found.add(policy);
                }
            }
        }
        return found;
    }
}
