/** What happened, as it happened: events that print, and the digest. */
@NullMarked
package io.meshsim.engine.trace;

import org.jspecify.annotations.NullMarked;
