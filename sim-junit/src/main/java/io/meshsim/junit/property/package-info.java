/** Generated topologies and histories for jqwik. Start at {@code Histories}. */
@NullMarked
package io.meshsim.junit.property;

import org.jspecify.annotations.NullMarked;
