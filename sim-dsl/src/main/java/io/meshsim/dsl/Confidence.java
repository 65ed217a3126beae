package io.meshsim.dsl;

/** How sure a statistical claim is: a true claim fails with a chance of one minus this. */
public record Confidence(double level) {

    public Confidence {
        if (!(level > 0.5 && level < 1)) {
            throw new IllegalArgumentException(
                    "confidence " + level + " must be between 0.5 and 1, such as 0.9999");
        }
    }
}
