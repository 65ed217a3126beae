/** What an agent asks the certificate authority of istiod, and what it gets. */
@NullMarked
package io.meshsim.xds.ca;

import org.jspecify.annotations.NullMarked;
