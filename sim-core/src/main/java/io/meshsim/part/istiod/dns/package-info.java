/**
 * The table of names for the DNS proxies in agents.
 *
 * <p>Promises: {@link io.meshsim.part.istiod.dns.NameTableBuilder}.
 */
@NullMarked
package io.meshsim.part.istiod.dns;

import org.jspecify.annotations.NullMarked;
