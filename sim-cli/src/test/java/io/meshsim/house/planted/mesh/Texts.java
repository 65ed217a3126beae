package io.meshsim.house.planted.mesh;

import java.util.Locale;
import java.util.function.UnaryOperator;

final class Texts {
    static final class Formatted {
        String of(int number) {
            return "%d".formatted(number);
        }
    }

    @SuppressWarnings("StringCaseLocaleUsage") // the offence
    static final class Lowered {
        UnaryOperator<String> of() {
            return String::toLowerCase;
        }
    }

    @SuppressWarnings("DefaultLocale") // the offence
    static final class ByDefault {
        String of(int number) {
            return String.format("%d", number);
        }
    }

    static final class InnocentlyRooted {
        String of(int number) {
            return String.format(Locale.ROOT, "%d", number).toUpperCase(Locale.ROOT);
        }
    }
}
