/** Mesh tests for JUnit Jupiter: seeds, replay and failure reports. */
@NullMarked
package io.meshsim.junit;

import org.jspecify.annotations.NullMarked;
