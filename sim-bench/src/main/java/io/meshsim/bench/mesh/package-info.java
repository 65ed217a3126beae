/** The request path of a running mesh, beside the same model written with objects and lambdas. */
@NullMarked
package io.meshsim.bench.mesh;

import org.jspecify.annotations.NullMarked;
