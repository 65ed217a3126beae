/** What an HTTP rule of a VirtualService does besides choosing a destination. */
@NullMarked
package io.meshsim.config.route;

import org.jspecify.annotations.NullMarked;
