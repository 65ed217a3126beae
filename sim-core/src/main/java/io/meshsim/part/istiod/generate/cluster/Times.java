package io.meshsim.part.istiod.generate.cluster;

import java.time.Duration;

/** Durations as protocol buffers have them. */
final class Times {

    private Times() {}

    static com.google.protobuf.Duration of(Duration duration) {
        return com.google.protobuf.Duration.newBuilder()
                .setSeconds(duration.getSeconds())
                .setNanos(duration.getNano())
                .build();
    }
}
