package io.meshsim.part.proxy;

import io.meshsim.net.ResponseFlag;
import io.meshsim.part.proxy.cluster.EndpointForm;
import io.meshsim.part.proxy.cluster.Host;
import io.meshsim.part.proxy.route.RequestView;
import org.jspecify.annotations.Nullable;

/**
 * What a proxy does with one request, and by which configuration. What does not apply is empty.
 *
 * <p>A proxy uses one object for all its requests: read it before the proxy decides again. That of
 * an {@link Explanation} stays as it is.
 */
public final class Decision {

    /** What happens. */
    public enum Outcome {
        /** It goes on to {@link #endpointIp}. */
        FORWARD,
        /** The proxy answers with {@link #status}. */
        RESPOND,
        /** The connection is refused or closed without an HTTP answer. */
        CLOSE,
        /** It waits for {@link #delayNanos} and is then decided, as one that has waited. */
        DELAY
    }

    Outcome outcome = Outcome.CLOSE;
    int status;
    ResponseFlag flag = ResponseFlag.NONE;
    long connectTimeoutNanos;
    private long delayNanos;
    @Nullable Host host;

    /** What the request met; null if nobody listens. */
    private @Nullable Match match;

    /** Which of the clusters of the match was chosen. */
    private int chosen;

    /** Where the connection was going to, if it goes on there. */
    private String originalIp = "";

    private int originalPort;

    Decision() {}

    /** Takes over what a request met; how that ends is not yet decided. */
    Decision of(@Nullable Match met) {
        status = 0;
        flag = ResponseFlag.NONE;
        match = met;
        chosen = 0;
        originalIp = "";
        originalPort = 0;
        host = null;
        delayNanos = 0;
        return this;
    }

    /** One of the match's clusters is chosen. */
    void choose(int cluster) {
        chosen = cluster;
    }

    Decision forward(Host to) {
        outcome = Outcome.FORWARD;
        host = to;
        return this;
    }

    Decision forwardToOriginal(Host to, String ip, int port) {
        originalIp = ip;
        originalPort = port;
        return forward(to);
    }

    Decision respond(int withStatus, ResponseFlag why) {
        outcome = Outcome.RESPOND;
        status = withStatus;
        flag = why;
        return this;
    }

    Decision close(ResponseFlag why) {
        outcome = Outcome.CLOSE;
        flag = why;
        return this;
    }

    Decision delay(long nanos) {
        outcome = Outcome.DELAY;
        delayNanos = nanos;
        return this;
    }

    /** What happens. */
    public Outcome outcome() {
        return outcome;
    }

    /** The HTTP status if the proxy answers, else 0. */
    public int status() {
        return status;
    }

    /** Why the proxy answers by itself, as in the access log. */
    public ResponseFlag flag() {
        return flag;
    }

    /** Name of the listener. */
    public String listener() {
        return match == null ? "" : match.listener;
    }

    /** Name of the filter chain. */
    public String filterChain() {
        return match == null ? "" : match.filterChain;
    }

    /** Name of the route configuration. */
    public String routeConfig() {
        return match == null ? "" : match.routeConfig;
    }

    /** Name of the virtual host. */
    public String virtualHost() {
        return match == null ? "" : match.virtualHost;
    }

    /** Name of the route. */
    public String route() {
        return match == null ? "" : match.route;
    }

    /** Name of the cluster, known or not. */
    public String cluster() {
        return match == null ? "" : match.cluster(chosen);
    }

    /** Address of the endpoint. */
    public String endpointIp() {
        EndpointForm endpoint = endpoint();
        return endpoint == null || !originalIp.isEmpty() ? originalIp : endpoint.ip();
    }

    /** Port of the endpoint; 0 if none. */
    public int endpointPort() {
        EndpointForm endpoint = endpoint();
        return endpoint == null || !originalIp.isEmpty() ? originalPort : endpoint.port();
    }

    /** The endpoint with its count of active requests; null if the request is not forwarded. */
    public @Nullable Host host() {
        return host;
    }

    /** The endpoint's hostname, where the control plane gave one. */
    public String endpointHostname() {
        EndpointForm endpoint = endpoint();
        return endpoint == null ? "" : endpoint.hostname();
    }

    /** The endpoint's {@code istio.workload} metadata, such as {@code reviews-v1;default;...}. */
    public String endpointWorkload() {
        EndpointForm endpoint = endpoint();
        return endpoint == null ? "" : endpoint.workload();
    }

    /** How long to wait for the connection to the endpoint. */
    public long connectTimeoutNanos() {
        return connectTimeoutNanos;
    }

    /** How long a fault makes the request wait; 0 if none does. */
    public long delayNanos() {
        return delayNanos;
    }

    /** How long the proxy waits for the answer; 0 for no limit. */
    public long timeoutNanos() {
        return match == null ? 0 : match.timeoutNanos;
    }

    /** The request as it goes on; null if it stays as it is. */
    public @Nullable RequestView onward() {
        return match == null ? null : match.onward(chosen);
    }

    /** Where a redirect points. */
    public String location() {
        return match == null || match.redirection == null
                ? ""
                : match.redirection.location(match.request);
    }

    @Override
    public String toString() {
        String text = outcome.toString();
        text += delayNanos == 0 ? "" : " " + delayNanos + " ns";
        text += status == 0 ? "" : " " + status;
        text += flag == ResponseFlag.NONE ? "" : " " + flag.text();
        text += cluster().isEmpty() ? "" : " cluster " + cluster();
        text += host == null ? "" : " endpoint " + endpointIp() + ":" + endpointPort();
        return text + (location().isEmpty() ? "" : " location " + location());
    }

    private @Nullable EndpointForm endpoint() {
        return host == null ? null : host.endpoint();
    }
}
