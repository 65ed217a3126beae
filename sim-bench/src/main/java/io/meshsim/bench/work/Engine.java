package io.meshsim.bench.work;

/** Something that can do the work. */
@FunctionalInterface
public interface Engine {

    /**
     * Builds the model, calls {@link Meter#begin}, and runs until the meter says stop. What runs
     * after that is not counted.
     */
    void run(Load load, Meter meter) throws Exception;
}
