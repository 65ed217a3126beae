package io.meshsim.part.kernel;

import java.util.function.Predicate;

/**
 * One rule of the nat table.
 *
 * @param target {@code RETURN}, {@code REDIRECT} or the name of a chain
 * @param redirectPort for {@code REDIRECT}
 */
record Rule(String chain, Predicate<Flow> match, String target, int redirectPort) {

    static final String RETURN = "RETURN";
    static final String REDIRECT = "REDIRECT";

    static Rule to(String chain, Predicate<Flow> match, String target) {
        return new Rule(chain, match, target, 0);
    }

    static Rule redirect(String chain, int port) {
        return new Rule(chain, flow -> true, REDIRECT, port);
    }
}
