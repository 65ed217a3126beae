package io.meshsim.mesh.fault;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Something that is to happen at a time after the mesh has settled.
 *
 * @param text what, in words, such as {@code crash node-2}
 */
public record PlannedFault(Duration at, String text, Consumer<Faults> effect) {}
