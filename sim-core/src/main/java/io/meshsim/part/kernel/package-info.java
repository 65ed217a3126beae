/** The way of a packet through a node: iptables, eBPF or neither. */
@NullMarked
package io.meshsim.part.kernel;

import org.jspecify.annotations.NullMarked;
