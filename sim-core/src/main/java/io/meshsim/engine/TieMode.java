package io.meshsim.engine;

/** Which of several events of one instant runs first. */
public enum TieMode {
    /** In the order they were scheduled. */
    FIRST_COME("first-come"),
    /** In an order drawn from the seed: finds code that leans on the order of equal times. */
    SHUFFLED("shuffled");

    private final String text;

    TieMode(String text) {
        this.text = text;
    }

    /** The name used in options and reports. */
    public String text() {
        return text;
    }
}
