package io.meshsim.house.planted.mesh;

import java.util.function.DoubleUnaryOperator;

final class Sums {
    static final class Logarithm {
        double of(double x) {
            return Math.log(x);
        }
    }

    static final class ByReference {
        DoubleUnaryOperator of() {
            return Math::exp;
        }
    }
}
