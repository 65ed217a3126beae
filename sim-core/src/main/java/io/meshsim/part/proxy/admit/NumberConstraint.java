package io.meshsim.part.proxy.admit;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import java.util.Map;

/** Rules for numbers and durations, which all have the same words for their bounds. */
final class NumberConstraint {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private NumberConstraint() {}

    /** What is broken; empty if nothing is. */
    static String violation(Message rules, FieldDescriptor field, Object value) {
        for (Map.Entry<FieldDescriptor, Object> rule : rules.getAllFields().entrySet()) {
            String word = rule.getKey().getName();
            String broken = "";
            if (!rule.getKey().isRepeated() && !(rule.getValue() instanceof Boolean)) {
                broken = broken(word, compare(field, value, rule.getValue()));
            }
            if (!broken.isEmpty()) {
                return "value must be " + broken + " " + text(rule.getValue());
            }
        }
        return "";
    }

    private static String broken(String word, int compared) {
        return switch (word) {
            case "gt" -> compared > 0 ? "" : "greater than";
            case "gte" -> compared >= 0 ? "" : "greater than or equal to";
            case "lt" -> compared < 0 ? "" : "less than";
            case "lte" -> compared <= 0 ? "" : "less than or equal to";
            case "const" -> compared == 0 ? "" : "equal to";
            default -> "";
        };
    }

    private static int compare(FieldDescriptor field, Object value, Object bound) {
        if (value instanceof Duration duration) {
            return Long.compare(nanos(duration), nanos((Duration) bound));
        }
        if (value instanceof Double || value instanceof Float) {
            return Double.compare(((Number) value).doubleValue(), ((Number) bound).doubleValue());
        }
        return switch (field.getType()) {
            case UINT32, FIXED32 -> Integer.compareUnsigned((Integer) value, (Integer) bound);
            case UINT64, FIXED64 -> Long.compareUnsigned((Long) value, (Long) bound);
            default -> Long.compare(((Number) value).longValue(), ((Number) bound).longValue());
        };
    }

    private static long nanos(Duration duration) {
        return duration.getSeconds() * NANOS_PER_SECOND + duration.getNanos();
    }

    private static String text(Object bound) {
        return bound instanceof Duration duration
                ? java.time.Duration.ofNanos(nanos(duration)).toString()
                : bound.toString();
    }
}
