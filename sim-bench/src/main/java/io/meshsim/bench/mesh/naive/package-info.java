/**
 * The request path of a mesh as one would write it at first: a {@link java.util.PriorityQueue} with
 * an object and a lambda per event, an object per request, and hash maps from names to things.
 *
 * <p>It draws the same numbers from the same streams as the mesh it is copied from, so that every
 * call takes the same time, to the nanosecond. Start reading at {@link
 * io.meshsim.bench.mesh.naive.NaiveMesh}.
 */
@NullMarked
package io.meshsim.bench.mesh.naive;

import org.jspecify.annotations.NullMarked;
