/** Kubernetes, tested against a recording runtime; every expected time is derived from settings. */
@NullMarked
package io.meshsim.part.kube;

import org.jspecify.annotations.NullMarked;
