package io.meshsim.house.planted.mesh;

import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;

final class Clocks {
    static final class Nanos {
        long now() {
            return System.nanoTime();
        }
    }

    static final class ByReference {
        LongSupplier now() {
            return System::currentTimeMillis;
        }
    }

    static final class Instants {
        Instant now() {
            return Instant.now();
        }
    }

    static final class AClock {
        long now(Clock clock) {
            return clock.millis();
        }
    }
}
