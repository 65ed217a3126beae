package io.meshsim.part.istiod.generate;

import io.meshsim.config.Protocol;

/**
 * A port of the pod that its proxy takes calls for.
 *
 * @param targetPort the port that calls come to
 * @param servicePort the port of the service, for names
 * @param endpoint where the application listens, {@code ip:port}; empty for the same port
 */
record InboundPort(int targetPort, int servicePort, Protocol protocol, String endpoint) {}
