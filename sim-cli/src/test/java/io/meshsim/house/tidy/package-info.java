/**
 * How sources are written, as a test: {@link io.meshsim.house.tidy.TidyTest} reads all of them.
 * Each rule is tried on planted text beside it.
 */
@NullMarked
package io.meshsim.house.tidy;

import org.jspecify.annotations.NullMarked;
