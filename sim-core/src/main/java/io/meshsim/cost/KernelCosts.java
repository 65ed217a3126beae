package io.meshsim.cost;

import java.util.List;

/** What a message pays inside a node's kernel, per pass from socket to socket. */
public record KernelCosts(Calibrated pass, Calibrated iptables) {

    /** TCP with iptables redirection on a current kernel. */
    public static final KernelCosts DEFAULT =
            new KernelCosts(
                    Calibrated.micros(
                            "kernel, one pass through the TCP/IP stack",
                            24.3,
                            0.6,
                            "eSeMeshA notebooks: a 24-byte echo takes 139.8 µs over TCP and 91.2 µs"
                                    + " over a sockmap; the difference is one crossing each way"),
                    Calibrated.micros(
                            "kernel, iptables and connection tracking per pass",
                            5.2,
                            1.0,
                            "Kmesh: iptables is 10 % of the sidecar path; eSeMeshA: two sidecars"
                                    + " add 412 µs to an echo of eight passes"));

    /** Nanoseconds of one pass. */
    public long passNanos(boolean iptablesInPath) {
        return pass.microsToNanos() + (iptablesInPath ? iptables.microsToNanos() : 0);
    }

    /** All numbers, for footnotes. */
    public List<Calibrated> all() {
        return List.of(pass, iptables);
    }
}
