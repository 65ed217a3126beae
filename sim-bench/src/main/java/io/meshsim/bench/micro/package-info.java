/** Single operations under JMH. */
@NullMarked
package io.meshsim.bench.micro;

import org.jspecify.annotations.NullMarked;
