/**
 * The fields of a cluster that come from how its destination is to be talked to.
 *
 * <p>Start at {@link io.meshsim.part.istiod.generate.cluster.PolicyFields}.
 */
@NullMarked
package io.meshsim.part.istiod.generate.cluster;

import org.jspecify.annotations.NullMarked;
