package io.meshsim.config.traffic;

/**
 * Where a proxy or an endpoint runs; what is not known is empty.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/util/util.go (ConvertLocality, LocalityMatch,
 * LbPriority).
 */
public record Locality(String region, String zone, String subzone) {

    /** Nothing is known. */
    public static final Locality NONE = new Locality("", "", "");

    private static final String ANY = "*";

    /** A locality from {@code region/zone/subzone}, of which the later parts may be missing. */
    public static Locality parse(String text) {
        String[] parts = text.split("/", 3);
        return new Locality(
                parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
    }

    /** The value of a pod's {@code istio-locality} label, whose parts a dot may separate. */
    public static Locality ofLabel(String value) {
        return parse(value.contains("/") ? value : value.replace('.', '/'));
    }

    /** Whether a rule means this locality; a zone or subzone that it does not give may be any. */
    public boolean matches(String rule) {
        Locality wanted = parse(rule);
        return (wanted.region.equals(ANY) || wanted.region.equals(region))
                && isAnyOr(wanted.zone, zone)
                && isAnyOr(wanted.subzone, subzone);
    }

    /** 0 for the same subzone, 1 for the same zone, 2 for the same region, else 3. */
    public int distanceTo(Locality other) {
        if (!region.equals(other.region)) {
            return 3;
        }
        if (!zone.equals(other.zone)) {
            return 2;
        }
        return subzone.equals(other.subzone) ? 0 : 1;
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** {@code region/zone/subzone}; empty if nothing is known. */
    @Override
    public String toString() {
        return isEmpty() ? "" : region + "/" + zone + "/" + subzone;
    }

    private static boolean isAnyOr(String wanted, String own) {
        return wanted.isEmpty() || wanted.equals(ANY) || wanted.equals(own);
    }
}
