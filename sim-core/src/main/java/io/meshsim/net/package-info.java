/** Packets, connections and links: what travels between the parts, and how long. */
@NullMarked
package io.meshsim.net;

import org.jspecify.annotations.NullMarked;
