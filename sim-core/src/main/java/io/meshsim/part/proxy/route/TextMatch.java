package io.meshsim.part.proxy.route;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import io.meshsim.part.proxy.admit.RejectedConfig;
import java.util.Locale;

/** A test of one text; its {@code toString} is for explanations. */
interface TextMatch {

    boolean matches(String text);

    /** The test that a string matcher asks for. */
    static TextMatch of(StringMatcher matcher) {
        boolean ignoreCase = matcher.getIgnoreCase();
        return switch (matcher.getMatchPatternCase()) {
            case EXACT -> new Exact(matcher.getExact(), ignoreCase);
            case PREFIX -> new Prefix(matcher.getPrefix(), ignoreCase);
            case SUFFIX -> new Suffix(matcher.getSuffix(), ignoreCase);
            case CONTAINS -> contains(matcher.getContains(), ignoreCase);
            case SAFE_REGEX -> regex(matcher.getSafeRegex().getRegex());
            default -> throw new RejectedConfig("string matcher without a pattern");
        };
    }

    /** The whole text must match; RE2 syntax. */
    static TextMatch regex(String regex) {
        try {
            return new Regex(Pattern.compile(regex));
        } catch (PatternSyntaxException bad) {
            throw new RejectedConfig(
                    "regex \"" + regex + "\" is not RE2: " + bad.getDescription(), bad);
        }
    }

    static TextMatch contains(String part, boolean ignoreCase) {
        return new Contains(ignoreCase ? part.toLowerCase(Locale.ROOT) : part, ignoreCase);
    }

    /** Equal texts. */
    record Exact(String wanted, boolean ignoreCase) implements TextMatch {
        @Override
        public boolean matches(String text) {
            return ignoreCase ? wanted.equalsIgnoreCase(text) : wanted.equals(text);
        }

        @Override
        public String toString() {
            return "exact " + wanted + (ignoreCase ? " (any case)" : "");
        }
    }

    /** A text that starts so. */
    record Prefix(String prefix, boolean ignoreCase) implements TextMatch {
        @Override
        public boolean matches(String text) {
            return text.regionMatches(ignoreCase, 0, prefix, 0, prefix.length());
        }

        @Override
        public String toString() {
            return "prefix " + prefix + (ignoreCase ? " (any case)" : "");
        }
    }

    /** A text that ends so. */
    record Suffix(String suffix, boolean ignoreCase) implements TextMatch {
        @Override
        public boolean matches(String text) {
            int from = text.length() - suffix.length();
            return text.regionMatches(ignoreCase, from, suffix, 0, suffix.length());
        }

        @Override
        public String toString() {
            return "suffix " + suffix + (ignoreCase ? " (any case)" : "");
        }
    }

    /** A text that has this in it. */
    record Contains(String part, boolean ignoreCase) implements TextMatch {
        @Override
        public boolean matches(String text) {
            return (ignoreCase ? text.toLowerCase(Locale.ROOT) : text).contains(part);
        }

        @Override
        public String toString() {
            return "contains " + part + (ignoreCase ? " (any case)" : "");
        }
    }

    /** A path that is this or lies below it. */
    record SeparatedPrefix(String prefix, boolean ignoreCase) implements TextMatch {
        @Override
        public boolean matches(String text) {
            return text.regionMatches(ignoreCase, 0, prefix, 0, prefix.length())
                    && (text.length() == prefix.length() || text.charAt(prefix.length()) == '/');
        }

        @Override
        public String toString() {
            return "separated prefix " + prefix + (ignoreCase ? " (any case)" : "");
        }
    }

    /** A text that matches as a whole. */
    record Regex(Pattern pattern) implements TextMatch {
        @Override
        public boolean matches(String text) {
            return pattern.matches(text);
        }

        @Override
        public String toString() {
            return "regex " + pattern.pattern();
        }
    }

    /** A whole number in [start, end). */
    record Range(long start, long end) implements TextMatch {
        @Override
        public boolean matches(String text) {
            try {
                long value = Long.parseLong(text.strip());
                return value >= start && value < end;
            } catch (NumberFormatException notNumber) {
                return false;
            }
        }

        @Override
        public String toString() {
            return "in [" + start + ", " + end + ")";
        }
    }
}
