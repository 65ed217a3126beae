/** The meshsim command. */
@NullMarked
package io.meshsim.cli;

import org.jspecify.annotations.NullMarked;
