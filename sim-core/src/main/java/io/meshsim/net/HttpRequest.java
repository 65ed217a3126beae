package io.meshsim.net;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request as an application makes it.
 *
 * @param authority the Host header, with or without a port
 * @param path with the query, such as {@code /books?sort=price}
 * @param headers names in lower case
 */
public record HttpRequest(
        String method, String authority, String path, SortedMap<String, String> headers) {

    public HttpRequest {
        SortedMap<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(lowerCase(name), value));
        headers = Collections.unmodifiableSortedMap(lower);
    }

    /** A GET without headers. */
    public static HttpRequest get(String authority, String path) {
        return new HttpRequest("GET", authority, path, new TreeMap<>());
    }

    /** The same with one more header. */
    public HttpRequest withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(lowerCase(name), value);
        return new HttpRequest(method, authority, path, new TreeMap<>(more));
    }

    /** The same with the other's headers, where this one has none of that name. */
    public HttpRequest withHeadersOf(HttpRequest other) {
        if (headers.keySet().containsAll(other.headers.keySet())) {
            return this;
        }
        SortedMap<String, String> all = new TreeMap<>(other.headers);
        all.putAll(headers);
        return new HttpRequest(method, authority, path, all);
    }

    /** The host name without the port. */
    public String host() {
        int colon = authority.indexOf(':');
        return colon < 0 ? authority : authority.substring(0, colon);
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
