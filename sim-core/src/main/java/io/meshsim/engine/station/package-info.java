/** Places where work queues and is served. Start at {@code Station}, then {@code Stations}. */
@NullMarked
package io.meshsim.engine.station;

import org.jspecify.annotations.NullMarked;
