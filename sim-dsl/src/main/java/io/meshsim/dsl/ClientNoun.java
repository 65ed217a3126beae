package io.meshsim.dsl;

import io.meshsim.engine.arrival.ArrivalProcess;
import io.meshsim.mesh.ClientPlacement;
import io.meshsim.mesh.IngressGateways;
import io.meshsim.net.HttpRequest;
import io.meshsim.net.Target;
import io.meshsim.part.workload.ClientSpec;
import io.meshsim.part.workload.WeightedTarget;
import java.net.URI;
import java.util.List;

/**
 * Sends requests and does not wait for answers: a workload of one pod with a sidecar, or somebody
 * outside.
 *
 * @param url what it gets; empty until said
 * @param outside whether its requests come in through the ingress gateway
 * @param arrivals when it sends, from the settled mesh on
 */
public record ClientNoun(
        String name, String url, boolean outside, ArrivalProcess arrivals, int retries)
        implements Noun {

    private static final long TIMEOUT_NANOS = 30_000_000_000L;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** Gets the root of a service of the language. */
    public ClientNoun calls(String service) {
        return gets("http://" + service + ":" + ServiceNoun.PORT + "/");
    }

    /** Gets a URL; without a port, 80 or 443. From outside, its host is the Host header only. */
    public ClientNoun gets(String address) {
        return new ClientNoun(name, address, outside, arrivals, retries);
    }

    /** Puts it outside of the mesh, before the ingress gateway istio-ingressgateway. */
    public ClientNoun throughTheIngressGateway() {
        return new ClientNoun(name, url, true, arrivals, retries);
    }

    /** Poisson arrivals, whether or not answers come; default 10 a second. */
    public ClientNoun openLoop(double count, Rate rate) {
        return arrivals(ArrivalProcess.poisson(rate.perSecond(count)));
    }

    /** Arrivals of any kind, made by {@link Load}, whether or not answers come. */
    public ClientNoun arrivals(ArrivalProcess process) {
        return new ClientNoun(name, url, outside, process, retries);
    }

    /** Further tries of the client itself after a failure; default none. */
    public ClientNoun retries(int tries) {
        return new ClientNoun(name, url, outside, arrivals, tries);
    }

    @Override
    public void addTo(Assembly assembly) {
        if (url.isEmpty()) {
            throw new IllegalArgumentException(
                    "client " + name + " calls nobody; say .calls(\"some-service\")");
        }
        ClientSpec spec =
                new ClientSpec(name, arrivals, List.of(new WeightedTarget(target(), 1)), retries);
        if (outside) {
            assembly.client(new ClientPlacement(spec, ""));
        } else {
            Given.service(name).addTo(assembly);
            assembly.client(new ClientPlacement(spec, "default/" + name));
        }
    }

    private Target target() {
        URI uri = URI.create(url);
        boolean isTls = "https".equals(uri.getScheme());
        if (uri.getHost() == null || !(isTls || "http".equals(uri.getScheme()))) {
            throw new IllegalArgumentException(
                    "client "
                            + name
                            + ": \""
                            + url
                            + "\" must look like http://host:port/path or https://host/path");
        }
        int standard = isTls ? HTTPS_PORT : HTTP_PORT;
        int port = uri.getPort() < 0 ? standard : uri.getPort();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        HttpRequest request = HttpRequest.get(uri.getRawAuthority(), path + query);
        String host =
                outside ? IngressGateways.NAME + "." + IngressGateways.NAMESPACE : uri.getHost();
        return new Target(host, port, request, TIMEOUT_NANOS);
    }

    @Override
    public String toString() {
        return "client " + name + " gets " + url + ", " + arrivals;
    }
}
