/**
 * Clusters, their endpoints, and which endpoint a request gets.
 *
 * <p>Start at {@link io.meshsim.part.proxy.cluster.Cluster}.
 */
@NullMarked
package io.meshsim.part.proxy.cluster;

import org.jspecify.annotations.NullMarked;
