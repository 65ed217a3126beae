package io.meshsim.yaml.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** The text of a single value, and the readings it allows. */
record Scalar(String text, boolean plain) {

    static final Scalar NONE = new Scalar("", false);

    /** YAML 1.1 words that Kubernetes still reads as booleans. */
    Optional<Boolean> bool(NodeKind kind) {
        boolean word = kind == NodeKind.BOOL || (kind == NodeKind.STRING && plain);
        return word ? booleanWord() : Optional.empty();
    }

    Optional<Long> wholeNumber(NodeKind kind) {
        if (kind != NodeKind.INT && kind != NodeKind.FLOAT) {
            return Optional.empty();
        }
        try {
            return number(kind).map(BigDecimal::longValueExact);
        } catch (ArithmeticException notWhole) {
            return Optional.empty();
        }
    }

    Optional<BigDecimal> number(NodeKind kind) {
        try {
            return switch (kind) {
                case INT -> Optional.of(integer());
                case FLOAT -> Optional.of(new BigDecimal(text));
                default -> Optional.empty();
            };
        } catch (NumberFormatException infinite) {
            return Optional.empty();
        }
    }

    private Optional<Boolean> booleanWord() {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> Optional.of(true);
            case "false", "no", "off" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private BigDecimal integer() {
        String sign = text.startsWith("-") ? "-" : "";
        String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        if (digits.startsWith("0x")) {
            return radix(sign, digits.substring(2), 16);
        }
        if (digits.startsWith("0o")) {
            return radix(sign, digits.substring(2), 8);
        }
        if (digits.length() > 1 && digits.startsWith("0") && onlyOctal(digits)) {
            return radix(sign, digits, 8);
        }
        return new BigDecimal(sign + digits);
    }

    private static BigDecimal radix(String sign, String digits, int radix) {
        return new BigDecimal(new BigInteger(sign + digits, radix));
    }

    private static boolean onlyOctal(String digits) {
        return digits.chars().allMatch(c -> c >= '0' && c <= '7');
    }
}
