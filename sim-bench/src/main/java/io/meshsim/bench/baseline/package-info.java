/** What a simulator without an engine would use: a library's queue of lambdas, and a plain heap. */
@NullMarked
package io.meshsim.bench.baseline;

import org.jspecify.annotations.NullMarked;
