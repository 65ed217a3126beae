/** Istio, Kubernetes and Gateway API resources as immutable values. */
@NullMarked
package io.meshsim.config;

import org.jspecify.annotations.NullMarked;
