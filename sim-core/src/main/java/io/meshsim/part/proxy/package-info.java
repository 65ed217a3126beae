/**
 * Envoy: from a call to listener, route, cluster and endpoint, with reasons.
 *
 * <p>Promises: {@link io.meshsim.part.proxy.Proxy}, {@link io.meshsim.part.proxy.ProxySettings},
 * {@link io.meshsim.part.proxy.Decision}, {@link io.meshsim.part.proxy.Explanation}. Start at
 * {@code Session} for how configuration comes in, at {@code Evaluator} for how a request is
 * decided; the packages below hold the forms that messages are compiled into.
 */
@NullMarked
package io.meshsim.part.proxy;

import org.jspecify.annotations.NullMarked;
