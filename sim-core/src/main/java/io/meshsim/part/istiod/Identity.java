package io.meshsim.part.istiod;

import java.util.function.IntSupplier;

/**
 * Which of a mesh's istiods one is.
 *
 * @param name its own; decides its draws
 * @param pushNumbers gives the number of each push; instances share it, so that no two pushes have
 *     the same
 */
public record Identity(String name, IntSupplier pushNumbers) {

    /** The only one. */
    public static Identity alone() {
        return new Identity("istiod", counter());
    }

    /** Counts from 1. */
    public static IntSupplier counter() {
        int[] last = {0};
        return () -> ++last[0];
    }
}
