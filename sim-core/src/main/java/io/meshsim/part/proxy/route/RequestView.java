package io.meshsim.part.proxy.route;

import io.meshsim.net.HttpRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request as the matchers see it. Immutable: make one for each kind of request, not for each
 * request.
 */
public final class RequestView {

    /** Requests here are plain HTTP. */
    static final String SCHEME = "http";

    private final HttpRequest request;
    private final String host;
    private final String hostWithoutPort;
    private final String path;
    private final int hash;

    private RequestView(HttpRequest request) {
        this.request = request;
        host = request.authority().toLowerCase(Locale.ROOT);
        hostWithoutPort = withoutPort(host);
        path = withoutQuery(request.path());
        hash = 31 * host.hashCode() + request.path().hashCode();
    }

    /** A view of this request. */
    public static RequestView of(HttpRequest request) {
        return new RequestView(request);
    }

    /** For tables of requests; does not depend on the headers. */
    public int hash() {
        return hash;
    }

    /** The request itself. */
    public HttpRequest request() {
        return request;
    }

    /** The authority in lower case, with the port if it has one. */
    String host() {
        return host;
    }

    /** The authority in lower case, without port. */
    public String hostWithoutPort() {
        return hostWithoutPort;
    }

    /** The path without query and fragment. */
    String path() {
        return path;
    }

    /** The value of a header or of a pseudo-header; null if the request has none. */
    @Nullable String header(String name) {
        return switch (name) {
            case ":method" -> request.method();
            case ":authority", "host" -> request.authority();
            case ":path" -> request.path();
            case ":scheme" -> SCHEME;
            default -> request.headers().get(name);
        };
    }

    /** The first value of a query parameter as it stands in the path; null if there is none. */
    @Nullable String query(String name) {
        String whole = request.path();
        int end = end(whole, '#', whole.length());
        int from = whole.indexOf('?') + 1;
        while (from > 0 && from < end) {
            int to = end(whole, '&', from, end);
            int equals = end(whole, '=', from, to);
            if (equals - from == name.length() && whole.startsWith(name, from)) {
                return whole.substring(Math.min(equals + 1, to), to);
            }
            from = to + 1;
        }
        return null;
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon < 0 || host.endsWith("]") ? host : host.substring(0, colon);
    }

    static String withoutQuery(String whole) {
        int end = end(whole, '?', end(whole, '#', whole.length()));
        return end == whole.length() ? whole : whole.substring(0, end);
    }

    private static int end(String text, char stop, int otherwise) {
        int index = text.indexOf(stop);
        return index < 0 || index > otherwise ? otherwise : index;
    }

    private static int end(String text, char stop, int from, int otherwise) {
        int index = text.indexOf(stop, from);
        return index < 0 || index > otherwise ? otherwise : index;
    }
}
