package io.meshsim.house.planted.dsl;

import io.meshsim.house.planted.study.Many;

final class StartsAStudy {
    Object study() {
        return new Many();
    }
}
