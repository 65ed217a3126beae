package io.meshsim.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number of an option, and says so when it is none. */
final class WholeNumber implements ITypeConverter<Long> {

    @Override
    public Long convert(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException problem) {
            throw new TypeConversionException("'" + text + "' is not a whole number");
        }
    }
}
