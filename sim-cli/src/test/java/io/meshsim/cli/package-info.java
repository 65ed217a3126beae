/** The meshsim command, as a person or a program meets it. */
@NullMarked
package io.meshsim.cli;

import org.jspecify.annotations.NullMarked;
