package io.meshsim.house.planted.config;

import io.meshsim.house.planted.config.inner.AlsoInACircle;

final class InACircle {
    AlsoInACircle next() {
        return new AlsoInACircle();
    }
}
