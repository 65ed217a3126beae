/** Envoy: from a call to listener, route, cluster and endpoint, with reasons. */
@NullMarked
package io.meshsim.part.proxy;

import org.jspecify.annotations.NullMarked;
