/**
 * The command that measures the request path: {@link io.meshsim.bench.mesh.measure.MeshBench}
 * starts a process for each measurement and prints a table.
 */
@NullMarked
package io.meshsim.bench.mesh.measure;

import org.jspecify.annotations.NullMarked;
