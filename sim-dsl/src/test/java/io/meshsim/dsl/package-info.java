/** What the language says, claims and refuses. */
@NullMarked
package io.meshsim.dsl;

import org.jspecify.annotations.NullMarked;
