/** The language of tests and scenarios: topologies, happenings, claims. */
@NullMarked
package io.meshsim.dsl;

import org.jspecify.annotations.NullMarked;
