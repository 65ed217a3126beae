/** What the annotation promises. */
@NullMarked
package io.meshsim.junit;

import org.jspecify.annotations.NullMarked;
