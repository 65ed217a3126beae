/** The agent beside each proxy: xDS relay, certificates, DNS, health. */
@NullMarked
package io.meshsim.part.agent;

import org.jspecify.annotations.NullMarked;
