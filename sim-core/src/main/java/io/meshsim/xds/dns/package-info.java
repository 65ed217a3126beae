/** The table of names that istiod sends to the DNS proxies in agents. */
@NullMarked
package io.meshsim.xds.dns;

import org.jspecify.annotations.NullMarked;
