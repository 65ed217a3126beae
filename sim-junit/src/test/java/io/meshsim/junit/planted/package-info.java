/** Mesh tests that the tests of the extension run; none is found by the build itself. */
@NullMarked
package io.meshsim.junit.planted;

import org.jspecify.annotations.NullMarked;
