package io.meshsim.config;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An Istio PeerAuthentication: whether pods take connections with mutual TLS, without, or both.
 *
 * @param selector of pods; empty for the whole namespace, or the mesh if it is the root namespace
 * @param ports modes of ports of the pod, which count only with a selector
 */
public record PeerAuthentication(
        Meta meta, Labels selector, Mode mode, SortedMap<Integer, Mode> ports) implements Resource {

    /** What connections are taken. */
    public enum Mode {
        /** As a wider policy says. */
        UNSET,
        /** Without TLS. */
        DISABLE,
        /** With mutual TLS and without. */
        PERMISSIVE,
        /** With mutual TLS. */
        STRICT
    }

    public PeerAuthentication {
        ports = Collections.unmodifiableSortedMap(new TreeMap<>(ports));
    }

    @Override
    public Kind kind() {
        return Kind.PEER_AUTHENTICATION;
    }

    @Override
    public PeerAuthentication withMeta(Meta other) {
        return new PeerAuthentication(other, selector, mode, ports);
    }
}
