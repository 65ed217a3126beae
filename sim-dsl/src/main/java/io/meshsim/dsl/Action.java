package io.meshsim.dsl;

import io.meshsim.mesh.fault.Faults;
import java.util.function.Consumer;

/**
 * Something that can be made to happen.
 *
 * @param text the words that made it, such as {@code crash node node-2}
 */
public record Action(String text, Consumer<Faults> effect) {

    @Override
    public String toString() {
        return text;
    }
}
