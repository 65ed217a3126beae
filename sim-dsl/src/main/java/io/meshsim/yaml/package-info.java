/** Manifests and scenario files in; nothing in them is silently ignored. */
@NullMarked
package io.meshsim.yaml;

import org.jspecify.annotations.NullMarked;
