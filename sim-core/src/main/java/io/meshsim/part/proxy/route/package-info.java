/**
 * Route configurations in the form in which requests are matched: domains, routes in order,
 * actions.
 *
 * <p>Start at {@link io.meshsim.part.proxy.route.RouteTable}.
 */
@NullMarked
package io.meshsim.part.proxy.route;

import org.jspecify.annotations.NullMarked;
