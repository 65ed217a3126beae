package io.meshsim.part.kernel;

/**
 * One way from socket to socket, or socket to wire.
 *
 * @param chains the chains walked, such as {@code OUTPUT > ISTIO_OUTPUT > ISTIO_REDIRECT}
 * @param destinationPort where the packet ends up
 * @param nanos what it costs
 */
public record Pass(String chains, int destinationPort, boolean redirected, long nanos) {}
