/**
 * Kubernetes: the API server, its watches, nodes, leases, deployments and endpoint slices.
 *
 * <p>Promises: {@link io.meshsim.part.kube.Kube}, {@link io.meshsim.part.kube.ApiServer}, {@link
 * io.meshsim.part.kube.KubeSettings}, {@link io.meshsim.part.kube.PodRuntime}. Start at {@code
 * Kube}. Every controller is driven by what the API server says now, not by what changed: it is
 * told that something changed, looks, and writes the difference.
 */
@NullMarked
package io.meshsim.part.kube;

import org.jspecify.annotations.NullMarked;
