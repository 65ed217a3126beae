package io.meshsim.cost;

import java.util.List;

/** CPU that certificates take: to sign one, and to show one when a connection opens. */
public record CertificateCosts(Calibrated sign, Calibrated handshake) {

    /** RSA with 2,048 bits, Istio's default (WORKLOAD_RSA_KEY_SIZE). */
    public static final CertificateCosts DEFAULT =
            new CertificateCosts(
                    Calibrated.micros(
                            "istiod, signing one certificate",
                            400,
                            1.0,
                            "one RSA 2048 signature takes 361 µs in OpenSSL 3.0 on one core of a"
                                    + " cloud machine; 10 % added for the rest of the request"),
                    Calibrated.micros(
                            "proxy, worker time of one mutual TLS handshake",
                            450,
                            0.5,
                            "each side signs once (361 µs in OpenSSL 3.0 on one core of a cloud"
                                    + " machine) and verifies three times (25 µs each)"));

    /** CPU time of a signature request, in nanoseconds. */
    public long signNanos() {
        return sign.microsToNanos();
    }

    /** Worker time of a handshake on either side, in nanoseconds. */
    public long handshakeNanos() {
        return handshake.microsToNanos();
    }

    /** All numbers, for footnotes. */
    public List<Calibrated> all() {
        return List.of(sign, handshake);
    }
}
