/** Places where work queues and is served. Start at {@code Station}. */
@NullMarked
package io.meshsim.engine.station;

import org.jspecify.annotations.NullMarked;
