/** What is measured while a mesh runs: pushes, requests, packet passes. */
@NullMarked
package io.meshsim.mesh.measure;

import org.jspecify.annotations.NullMarked;
