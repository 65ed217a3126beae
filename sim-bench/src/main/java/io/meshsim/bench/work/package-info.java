/** What every engine is given to do, and how its work is counted and timed. */
@NullMarked
package io.meshsim.bench.work;

import org.jspecify.annotations.NullMarked;
