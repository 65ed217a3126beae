/** Tables that Istio's and Envoy's own unit tests are made of, and what meshsim answers. */
@NullMarked
package io.meshsim.cases;

import org.jspecify.annotations.NullMarked;
