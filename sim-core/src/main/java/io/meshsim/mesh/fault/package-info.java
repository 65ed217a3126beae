/** What goes wrong on purpose: crashes, partitions, delays, and their repair. */
@NullMarked
package io.meshsim.mesh.fault;

import org.jspecify.annotations.NullMarked;
