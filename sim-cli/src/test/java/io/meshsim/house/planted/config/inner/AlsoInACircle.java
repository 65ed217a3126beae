package io.meshsim.house.planted.config.inner;

import io.meshsim.house.planted.config.Value;

/** Closes the circle. */
public final class AlsoInACircle {
    Value back() {
        return new Value(2);
    }
}
