/** Times from CSV files: observations for a law, arrivals for a trace. */
@NullMarked
package io.meshsim.engine.csv;

import org.jspecify.annotations.NullMarked;
