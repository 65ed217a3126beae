package io.meshsim.mesh.result;

/**
 * How often packets of requests took one way through a node's kernel.
 *
 * @param pass such as {@code OUTPUT > ISTIO_OUTPUT > ISTIO_REDIRECT}
 * @param perRequest mean number per call between pods
 */
public record PassResult(String pass, long count, double perRequest, long nanosEach) {}
