package io.meshsim.yaml.schema;

import java.util.Locale;

/** The names Kubernetes accepts. Source: apimachinery/pkg/util/validation/validation.go. */
final class ObjectNames {

    private static final int MAX_NAME = 253;
    private static final int MAX_LABEL = 63;

    private ObjectNames() {}

    /** Lower case letters, digits, '-' and '.', each part beginning and ending with one of both. */
    static void checkObjectName(String name) {
        boolean fits = name.length() <= MAX_NAME;
        for (String part : name.split("\\.", -1)) {
            fits &= isLabel(part);
        }
        require(fits, name, "lower case letters, digits, '-' and '.'");
    }

    /** Lower case letters, digits and '-', beginning and ending with a letter or digit. */
    static void checkLabel(String name) {
        require(
                name.length() <= MAX_LABEL && isLabel(name),
                name,
                "lower case letters, digits and '-'");
    }

    private static boolean isLabel(String part) {
        return !part.isEmpty()
                && !part.startsWith("-")
                && !part.endsWith("-")
                && part.chars().allMatch(ObjectNames::isNameCharacter);
    }

    private static boolean isNameCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }

    private static void require(boolean fits, String name, String rule) {
        if (!fits) {
            String lower = name.toLowerCase(Locale.ROOT).replace('_', '-');
            throw new IllegalArgumentException(
                    "\""
                            + name
                            + "\" is not a name: use only "
                            + rule
                            + ", such as \""
                            + lower
                            + "\"");
        }
    }
}
