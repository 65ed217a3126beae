package io.meshsim.part.istiod;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A release of Istio, by the values and rules in which it differs from others.
 *
 * <p>Source: pilot/pkg/features, pilot/pkg/model and pilot/pkg/xds of each release's branch.
 */
public enum Release {
    /** 1.12: 100 pushes under way at most, 100 new streams in a second. */
    ISTIO_1_12("1.12", "1.12.9"),
    /** 1.20: 100 pushes under way at most, 25 new streams in a second. */
    ISTIO_1_20("1.20", "1.20.8"),
    /** 1.30: both limits come from the CPUs. */
    ISTIO_1_30("1.30", "1.30.3");

    private final String text;
    private final String version;

    Release(String text, String version) {
        this.text = text;
        this.version = version;
    }

    /**
     * The release of that name, such as {@code 1.20}.
     *
     * @throws IllegalArgumentException if it is not known
     */
    public static Release of(String name) {
        for (Release release : values()) {
            if (release.text.equals(name)) {
                return release;
            }
        }
        throw new IllegalArgumentException(
                "release \""
                        + name
                        + "\" is not known; known are "
                        + Arrays.stream(values())
                                .map(Release::text)
                                .collect(Collectors.joining(", ")));
    }

    /** Its name, such as {@code 1.20}. */
    public String text() {
        return text;
    }

    /** The version that its proxies and istiod say they are, such as {@code 1.20.8}. */
    public String version() {
        return version;
    }

    /**
     * PILOT_PUSH_THROTTLE: 100; since 1.21 0, which means 15 and 5 for each CPU, at most 100.
     *
     * <p>Source: pilot/pkg/features/tuning.go, pilot.go.
     */
    public int pushThrottle() {
        return limitsComeFromCpus() ? 0 : 100;
    }

    /**
     * PILOT_MAX_REQUESTS_PER_SECOND: 100 in 1.12, 25 from 1.13 on; since 1.21 0, which means the
     * same as for pushes.
     */
    public int maxRequestsPerSecond() {
        return switch (this) {
            case ISTIO_1_12 -> 100;
            case ISTIO_1_20 -> 25;
            case ISTIO_1_30 -> 0;
        };
    }

    /** Whether 0 as a limit means that the CPUs decide; since 1.21. */
    public boolean limitsComeFromCpus() {
        return this == ISTIO_1_30;
    }

    /** ISTIO_DELTA_XDS: whether proxies ask for changes only; since 1.22. */
    public boolean deltaXds() {
        return this == ISTIO_1_30;
    }

    /** PILOT_UNIFIED_SIDECAR_SCOPE: a service of Kubernetes replaces others; since 1.24. */
    public boolean unifiedSidecarScope() {
        return this == ISTIO_1_30;
    }

    /** SECRET_GRACE_PERIOD_RATIO_JITTER is 0.01, and not 0; since 1.24. */
    public boolean rotationJitter() {
        return this == ISTIO_1_30;
    }

    /**
     * Whether resources are generated from the changes alone that concern the proxy; since 1.26.
     * Before, any such change let all others of the push through.
     */
    public boolean filtersChanges() {
        return this == ISTIO_1_30;
    }

    /** ENABLE_LAZY_SIDECAR_EVALUATION: scopes are made when first needed; since 1.27. */
    public boolean lazySidecarScopes() {
        return this == ISTIO_1_30;
    }

    /**
     * Whether pushes generate a service's endpoints one by one, and not while they are written;
     * before 1.19, where istio 45224 is.
     */
    public boolean endpointLock() {
        return this == ISTIO_1_12;
    }

    /** PILOT_SIDECAR_PICK_BEST_SERVICE_NAMESPACE; since 1.30. */
    public boolean pickBestServiceNamespace() {
        return this == ISTIO_1_30;
    }
}
