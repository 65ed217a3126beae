/** What ServiceEntries and WorkloadEntries are made of. */
@NullMarked
package io.meshsim.config.entry;

import org.jspecify.annotations.NullMarked;
