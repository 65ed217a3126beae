package io.meshsim.yaml;

import io.meshsim.mesh.result.ClaimResult;
import java.util.OptionalDouble;

/** How often one variant's number must contain another's. */
public final class Comparison {

    private final Measure measure;
    private final String in;
    private final String to;
    private final Bounds bounds;

    Comparison(Measure measure, String in, String to, Bounds bounds) {
        this.measure = measure;
        this.in = in;
        this.to = to;
        this.bounds = bounds;
    }

    /** The number that is compared. */
    public Measure measure() {
        return measure;
    }

    /** The variant whose number is divided. */
    public String in() {
        return in;
    }

    /** The variant by whose number it is divided. */
    public String to() {
        return to;
    }

    /** What the two numbers say. */
    public ClaimResult check(OptionalDouble inIn, OptionalDouble inTo) {
        String text = measure.text() + ", " + in + " to " + to;
        String expected = bounds.text(" times");
        if (inIn.isEmpty() || inTo.isEmpty()) {
            String missing = inIn.isEmpty() ? in : to;
            return new ClaimResult(text, false, expected, "nothing measured in " + missing);
        }
        double times = inIn.getAsDouble() / inTo.getAsDouble();
        String numbers =
                Bounds.number(inIn.getAsDouble()) + " to " + Bounds.number(inTo.getAsDouble());
        String seen = Double.isNaN(times) ? numbers : Bounds.number(times) + " times, " + numbers;
        return new ClaimResult(text, bounds.hold(times), expected, seen);
    }
}
