package io.meshsim.config;

import io.meshsim.config.route.StringMatch;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Conditions that must all hold; what is null or empty is no condition.
 *
 * @param name comes after the rule's in the route's name
 * @param statPrefix under which Envoy counts such requests; empty for no counters
 * @param gateways names of gateways, or {@code mesh}; empty means those of the VirtualService
 * @param port 0 for any
 * @param headers each must be present and match; a null match asks only for presence
 */
public record HttpMatch(
        @Nullable StringMatch uri,
        boolean ignoreUriCase,
        @Nullable StringMatch method,
        @Nullable StringMatch authority,
        @Nullable StringMatch scheme,
        Map<String, @Nullable StringMatch> headers,
        Map<String, @Nullable StringMatch> withoutHeaders,
        Map<String, StringMatch> queryParams,
        int port,
        Labels sourceLabels,
        String sourceNamespace,
        List<String> gateways,
        String name,
        String statPrefix) {

    /** Matches everything. */
    public static final HttpMatch ANY = ofUri(null);

    public HttpMatch {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        withoutHeaders = Collections.unmodifiableMap(new LinkedHashMap<>(withoutHeaders));
        queryParams = Collections.unmodifiableMap(new LinkedHashMap<>(queryParams));
        gateways = List.copyOf(gateways);
    }

    /** A match without a name. */
    public HttpMatch(
            @Nullable StringMatch uri,
            boolean ignoreUriCase,
            @Nullable StringMatch method,
            @Nullable StringMatch authority,
            @Nullable StringMatch scheme,
            Map<String, @Nullable StringMatch> headers,
            Map<String, @Nullable StringMatch> withoutHeaders,
            Map<String, StringMatch> queryParams,
            int port,
            Labels sourceLabels,
            String sourceNamespace,
            List<String> gateways) {
        this(
                uri,
                ignoreUriCase,
                method,
                authority,
                scheme,
                headers,
                withoutHeaders,
                queryParams,
                port,
                sourceLabels,
                sourceNamespace,
                gateways,
                "",
                "");
    }

    /** Only a condition on the path, or none. */
    public static HttpMatch ofUri(@Nullable StringMatch uri) {
        return new HttpMatch(
                uri,
                false,
                null,
                null,
                null,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                0,
                Labels.NONE,
                "",
                List.of());
    }
}
