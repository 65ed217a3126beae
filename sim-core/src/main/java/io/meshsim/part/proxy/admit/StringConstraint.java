package io.meshsim.part.proxy.admit;

import com.google.re2j.Pattern;
import io.envoyproxy.pgv.validate.Validate.KnownRegex;
import io.envoyproxy.pgv.validate.Validate.StringRules;
import java.nio.charset.StandardCharsets;

/** Rules for texts. */
final class StringConstraint {

    // The well-known expressions of protoc-gen-validate; the last is for rules that are not strict.
    private static final Pattern NAME = Pattern.compile("^:?[0-9a-zA-Z!#$%&'*+-.^_|~`]+$");
    private static final Pattern VALUE = Pattern.compile("^[^\\x00-\\x08\\n-\\x1f\\x7f]*$");
    private static final Pattern LOOSE = Pattern.compile("^[^\\x00\\n\\r]*$");

    private StringConstraint() {}

    /** What is broken; empty if nothing is. */
    static String violation(StringRules rules, String value) {
        if (rules.getIgnoreEmpty() && value.isEmpty()) {
            return "";
        }
        if (value.codePointCount(0, value.length()) < rules.getMinLen()) {
            return "value length must be at least " + rules.getMinLen() + " characters";
        }
        if (rules.hasMaxBytes()
                && value.getBytes(StandardCharsets.UTF_8).length > rules.getMaxBytes()) {
            return "value length must be at most " + rules.getMaxBytes() + " bytes";
        }
        if (!value.startsWith(rules.getPrefix()) || !value.endsWith(rules.getSuffix())) {
            return "value does not have prefix or suffix " + rules.getPrefix() + rules.getSuffix();
        }
        if (rules.getInCount() > 0 && !rules.getInList().contains(value)) {
            return "value must be in list " + rules.getInList();
        }
        return matches(rules, value) ? "" : "value does not match regex pattern";
    }

    private static boolean matches(StringRules rules, String value) {
        if (rules.hasPattern() && !Pattern.matches(rules.getPattern(), value)) {
            return false;
        }
        if (!rules.hasWellKnownRegex() || rules.getWellKnownRegex() == KnownRegex.UNKNOWN) {
            return true;
        }
        boolean isName = rules.getWellKnownRegex() == KnownRegex.HTTP_HEADER_NAME;
        Pattern strict = isName ? NAME : VALUE;
        return (rules.getStrict() ? strict : LOOSE).matches(value);
    }
}
