/** Several istiods: which one a stream goes to, and how instances come, go, hang and are scaled. */
@NullMarked
package io.meshsim.part.istiod.fleet;

import org.jspecify.annotations.NullMarked;
