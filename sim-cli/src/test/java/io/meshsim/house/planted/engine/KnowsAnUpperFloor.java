package io.meshsim.house.planted.engine;

import io.meshsim.house.planted.config.Value;

final class KnowsAnUpperFloor {
    Value value() {
        return new Value(1);
    }
}
