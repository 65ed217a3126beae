package io.meshsim.part.proxy.route;

import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.meshsim.part.proxy.admit.Admission;
import io.meshsim.part.proxy.admit.RejectedConfig;
import org.jspecify.annotations.Nullable;

/** A route configuration, ready to match. Immutable; shared by all proxies that hold it. */
public final class RouteTable {

    private final String name;
    private final boolean ignorePort;
    private final DomainIndex domains = new DomainIndex();

    private RouteTable(RouteConfiguration message) {
        name = message.getName();
        ignorePort = message.getIgnorePortInHostMatching();
        if (message.getValidateClusters().getValue()) {
            throw new RejectedConfig("validate_clusters true is not supported");
        }
        for (VirtualHost host : message.getVirtualHostsList()) {
            add(host);
        }
    }

    /**
     * The form of a message.
     *
     * @throws RejectedConfig if something in it is wrong or not supported
     */
    public static RouteTable of(RouteConfiguration message) {
        Admission.check(message);
        return compiled(message);
    }

    /** The form of a message that was checked as part of another. */
    public static RouteTable compiled(RouteConfiguration message) {
        return new RouteTable(message);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The virtual host for a request; null if no domain matches. */
    public @Nullable VirtualHostForm virtualHost(RequestView request) {
        return domains.find(host(request));
    }

    /** The domain by which {@link #virtualHost} found it, in words. */
    public String explainDomain(RequestView request) {
        return domains.explain(host(request));
    }

    private String host(RequestView request) {
        return ignorePort ? request.hostWithoutPort() : request.host();
    }

    private void add(VirtualHost message) {
        VirtualHostForm host;
        try {
            host = new VirtualHostForm(message);
        } catch (RejectedConfig rejected) {
            throw new RejectedConfig(
                    "virtual host " + message.getName() + ": " + rejected.getMessage(), rejected);
        }
        for (String domain : message.getDomainsList()) {
            domains.add(domain, host);
        }
    }
}
