/** Parts of listeners that say who may connect and who may ask what. */
@NullMarked
package io.meshsim.part.istiod.generate.security;

import org.jspecify.annotations.NullMarked;
