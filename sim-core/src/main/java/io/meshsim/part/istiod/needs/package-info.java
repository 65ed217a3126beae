/**
 * Which proxy needs a push, and which types of it.
 *
 * <p>Start at {@code Relevance}, then {@code PushMatrix}. Everything here is for istiod itself.
 */
@NullMarked
package io.meshsim.part.istiod.needs;

import org.jspecify.annotations.NullMarked;
