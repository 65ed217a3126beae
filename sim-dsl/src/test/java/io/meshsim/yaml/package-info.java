/** What is read of manifests and scenarios, what is noted, and what happens in a run. */
@NullMarked
package io.meshsim.yaml;

import org.jspecify.annotations.NullMarked;
