package io.meshsim.config.route;

import org.jspecify.annotations.Nullable;

/** Faults that are put into requests: first the delay, then the abort. */
public record HttpFault(@Nullable Delay delay, @Nullable Abort abort) {

    /** Requests wait for so long; percent is from 0 to 100. */
    public record Delay(long nanos, double percent) {

        public Delay {
            requirePercent(percent);
            if (nanos <= 0) {
                throw new IllegalArgumentException(
                        "fault delay of " + nanos + " ns must be longer than zero");
            }
        }
    }

    /** Requests are answered with a status; percent is from 0 to 100. */
    public record Abort(int status, double percent) {

        public Abort {
            requirePercent(percent);
            if (status < 200 || status > 599) {
                throw new IllegalArgumentException(
                        "fault abort with HTTP status " + status + " must be from 200 to 599");
            }
        }
    }

    private static void requirePercent(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException(
                    "fault of " + percent + " percent must be from 0 to 100");
        }
    }
}
