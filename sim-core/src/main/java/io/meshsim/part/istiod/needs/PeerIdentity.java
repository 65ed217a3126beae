package io.meshsim.part.istiod.needs;

import java.util.List;
import java.util.Optional;

/**
 * Which of a client's identities entitles it to the configuration of the proxy that it says it is.
 *
 * <p>Source: Istio 1.30 pilot/pkg/xds/auth.go (checkConnectionIdentity); the form is SPIFFE's.
 */
public record PeerIdentity(String trustDomain, String namespace, String serviceAccount) {

    private static final String SCHEME = "spiffe://";

    /** Reads {@code spiffe://domain/ns/namespace/sa/account}; empty if it has another form. */
    public static Optional<PeerIdentity> parse(String uri) {
        if (!uri.startsWith(SCHEME)) {
            return Optional.empty();
        }
        String[] parts = uri.substring(SCHEME.length()).split("/", -1);
        boolean isWhole = parts.length == 5 && parts[1].equals("ns") && parts[3].equals("sa");
        return isWhole
                ? Optional.of(new PeerIdentity(parts[0], parts[2], parts[4]))
                : Optional.empty();
    }

    /**
     * The first identity that fits.
     *
     * @param namespace that the proxy says; empty fits all
     * @param serviceAccount that it says; empty fits all
     */
    public static Optional<PeerIdentity> authorize(
            List<String> identities, String namespace, String serviceAccount) {
        return identities.stream()
                .flatMap(uri -> parse(uri).stream())
                .filter(one -> namespace.isEmpty() || one.namespace.equals(namespace))
                .filter(
                        one ->
                                serviceAccount.isEmpty()
                                        || one.serviceAccount.equals(serviceAccount))
                .findFirst();
    }
}
