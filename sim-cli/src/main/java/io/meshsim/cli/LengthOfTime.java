package io.meshsim.cli;

import io.meshsim.engine.time.GoDuration;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time of an option, written as in Istio. */
final class LengthOfTime implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        try {
            return Duration.ofNanos(GoDuration.parseNotNegative(text));
        } catch (IllegalArgumentException problem) {
            throw new TypeConversionException(String.valueOf(problem.getMessage()));
        }
    }
}
