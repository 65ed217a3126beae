package io.meshsim.part.proxy;

import io.meshsim.net.HttpRequest;
import io.meshsim.part.proxy.route.RequestView;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One view for each request that routes make of others, so that proxies further on know it again.
 */
final class Onwards {

    private static final int MOST = 4096;

    private final Map<HttpRequest, RequestView> views =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(
                        Map.@Nullable Entry<HttpRequest, RequestView> eldest) {
                    return size() > MOST;
                }
            };

    RequestView of(HttpRequest request) {
        return views.computeIfAbsent(request, RequestView::of);
    }
}
