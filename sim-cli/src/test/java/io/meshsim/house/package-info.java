/**
 * The rules of the house, as tests: which floor may use which, what makes a run unrepeatable, and
 * how sources are written. Start with {@link io.meshsim.house.HouseRules}.
 */
@NullMarked
package io.meshsim.house;

import org.jspecify.annotations.NullMarked;
