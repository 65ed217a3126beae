/** The command: checks that all engines agree, measures them in turn, and prints a table. */
@NullMarked
package io.meshsim.bench.compare;

import org.jspecify.annotations.NullMarked;
