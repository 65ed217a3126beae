package io.meshsim.part.proxy;

import io.meshsim.net.ResponseFlag;
import io.meshsim.part.proxy.cluster.EndpointForm;
import io.meshsim.part.proxy.cluster.Host;
import io.meshsim.part.proxy.route.Redirection;
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
        CLOSE
    }

    Outcome outcome = Outcome.CLOSE;
    int status;
    ResponseFlag flag = ResponseFlag.NONE;
    String listener = "";
    String filterChain = "";
    String routeConfig = "";
    String virtualHost = "";
    String route = "";
    String cluster = "";
    String endpointIp = "";
    int endpointPort;
    long connectTimeoutNanos;
    @Nullable Redirection redirection;
    @Nullable RequestView redirected;
    @Nullable Host host;

    Decision() {}

    /** Forgets the request before. */
    Decision clear() {
        status = 0;
        flag = ResponseFlag.NONE;
        listener = "";
        filterChain = "";
        routeConfig = "";
        virtualHost = "";
        route = "";
        forgetRest();
        return this;
    }

    /** Takes over what a request met; how that ends is not yet decided. */
    void of(Match match) {
        status = 0;
        flag = ResponseFlag.NONE;
        listener = match.listener;
        filterChain = match.filterChain;
        routeConfig = match.routeConfig;
        virtualHost = match.virtualHost;
        route = match.route;
        forgetRest();
        redirection = match.redirection;
        redirected = match.request;
    }

    private void forgetRest() {
        cluster = "";
        endpointIp = "";
        endpointPort = 0;
        connectTimeoutNanos = 0;
        redirection = null;
        redirected = null;
        host = null;
    }

    Decision forward(Host to, String ip, int port) {
        outcome = Outcome.FORWARD;
        host = to;
        endpointIp = ip;
        endpointPort = port;
        return this;
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
        return listener;
    }

    /** Name of the filter chain. */
    public String filterChain() {
        return filterChain;
    }

    /** Name of the route configuration. */
    public String routeConfig() {
        return routeConfig;
    }

    /** Name of the virtual host. */
    public String virtualHost() {
        return virtualHost;
    }

    /** Name of the route. */
    public String route() {
        return route;
    }

    /** Name of the cluster, known or not. */
    public String cluster() {
        return cluster;
    }

    /** Address of the endpoint. */
    public String endpointIp() {
        return endpointIp;
    }

    /** Port of the endpoint; 0 if none. */
    public int endpointPort() {
        return endpointPort;
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

    /** Where a redirect points. */
    public String location() {
        return redirection == null || redirected == null ? "" : redirection.location(redirected);
    }

    @Override
    public String toString() {
        String text = outcome.toString();
        text += status == 0 ? "" : " " + status;
        text += flag == ResponseFlag.NONE ? "" : " " + flag.text();
        text += cluster.isEmpty() ? "" : " cluster " + cluster;
        text += endpointIp.isEmpty() ? "" : " endpoint " + endpointIp + ":" + endpointPort;
        return text + (location().isEmpty() ? "" : " location " + location());
    }

    private @Nullable EndpointForm endpoint() {
        return host == null ? null : host.endpoint();
    }
}
