/** The Kubernetes API server, its watches, nodes, leases and endpoint slices. */
@NullMarked
package io.meshsim.part.kube;

import org.jspecify.annotations.NullMarked;
