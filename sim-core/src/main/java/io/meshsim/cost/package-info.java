/** Calibrated numbers: what work costs, with unit, error and source. */
@NullMarked
package io.meshsim.cost;

import org.jspecify.annotations.NullMarked;
