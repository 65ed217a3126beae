package io.meshsim.house.planted.engine;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;

final class Draws {
    static final class FromAGenerator {
        int draw() {
            return new Random(1).nextInt();
        }
    }

    static final class FromASplittable {
        int draw() {
            return new SplittableRandom(1).nextInt();
        }
    }

    static final class FromMath {
        double draw() {
            return Math.random();
        }
    }

    static final class FromIdentifiers {
        String draw() {
            return UUID.randomUUID().toString();
        }
    }

    static final class FromShuffling {
        void draw(List<String> list) {
            Collections.shuffle(list);
        }
    }
}
