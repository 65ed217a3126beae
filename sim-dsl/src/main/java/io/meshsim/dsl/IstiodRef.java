package io.meshsim.dsl;

/**
 * One of several istiods.
 *
 * @param number in the order of their making, from 1
 */
public record IstiodRef(int number) {

    @Override
    public String toString() {
        return "istiod " + number;
    }
}
