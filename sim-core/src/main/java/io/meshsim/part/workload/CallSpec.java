package io.meshsim.part.workload;

import io.meshsim.net.Target;

/**
 * A call that a service makes to answer a request.
 *
 * @param optional whether the service answers all the same if the call fails
 */
public record CallSpec(Target target, boolean optional) {}
