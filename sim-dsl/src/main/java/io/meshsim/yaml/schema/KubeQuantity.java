package io.meshsim.yaml.schema;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Amounts as Kubernetes writes them: {@code 100m} CPU, {@code 128Mi} bytes, {@code 2}.
 *
 * <p>Suffixes: n, u, m, k, M, G, T, P, E (powers of 1000), Ki to Ei (powers of 1024), or a decimal
 * exponent such as {@code 1e3}. Source: Kubernetes, apimachinery/pkg/api/resource/quantity.go.
 */
public final class KubeQuantity {

    private static final Map<String, BigDecimal> SUFFIXES = suffixes();

    private KubeQuantity() {}

    /**
     * Returns the amount in the base unit (cores, bytes, pieces), exactly.
     *
     * @throws IllegalArgumentException when the text is not a quantity
     */
    public static BigDecimal parse(String text) {
        int end = 0;
        while (end < text.length() && "+-.0123456789".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        try {
            String suffix = text.substring(end);
            BigDecimal scale = SUFFIXES.get(suffix);
            if (scale != null) {
                return new BigDecimal(text.substring(0, end)).multiply(scale);
            }
            return new BigDecimal(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a quantity; write it like 100m, 0.5, 2 or 128Mi",
                    wrong);
        }
    }

    /**
     * Returns a positive amount in thousandths, such as millicores; parts of one are rounded up, as
     * Kubernetes does.
     *
     * @throws IllegalArgumentException when the text is not a quantity, not positive or too large
     */
    public static int thousandths(String text) {
        return (int) positive(text, 3, Integer.MAX_VALUE);
    }

    /**
     * Returns a positive amount in whole units, such as bytes; parts of one are rounded up.
     *
     * @throws IllegalArgumentException when the text is not a quantity, not positive or too large
     */
    public static long whole(String text) {
        return positive(text, 0, Long.MAX_VALUE);
    }

    private static long positive(String text, int digits, long most) {
        BigDecimal amount = parse(text).movePointRight(digits).setScale(0, RoundingMode.CEILING);
        if (amount.signum() <= 0 || amount.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" must be positive, and not so large");
        }
        return amount.longValueExact();
    }

    private static Map<String, BigDecimal> suffixes() {
        Map<String, BigDecimal> scales = new LinkedHashMap<>();
        scales.put("", BigDecimal.ONE);
        scales.put("n", BigDecimal.ONE.movePointLeft(9));
        scales.put("u", BigDecimal.ONE.movePointLeft(6));
        scales.put("m", BigDecimal.ONE.movePointLeft(3));
        String[] decimal = {"k", "M", "G", "T", "P", "E"};
        String[] binary = {"Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
        for (int i = 0; i < decimal.length; i++) {
            scales.put(decimal[i], BigDecimal.ONE.movePointRight(3 * (i + 1)));
            scales.put(binary[i], BigDecimal.valueOf(1024).pow(i + 1));
        }
        return Collections.unmodifiableMap(scales);
    }
}
