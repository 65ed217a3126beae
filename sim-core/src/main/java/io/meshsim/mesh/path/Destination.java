package io.meshsim.mesh.path;

import io.meshsim.config.Service;
import io.meshsim.net.Target;
import io.meshsim.part.proxy.route.RequestView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A target with what its name means at present; one object for all calls that ask it. */
final class Destination {

    private final int port;
    private final int traceName;
    private final Target target;
    private final RequestView request;
    private final ServiceName asGiven;
    private @Nullable Service service;
    private ServiceName name;
    private String virtualIp = "";

    /** Addresses of ready pods, for callers without a proxy. */
    private List<Address> ready = List.of();

    /** States of the store at which the two above were found. */
    private long seenServices = -1;

    private long seenSlices = -1;

    /**
     * Address of an endpoint.
     *
     * @param number of the address in {@link Pods}
     */
    record Address(String ip, int number, int port) {}

    Destination(Target target, ServiceName asGiven) {
        this.target = target;
        this.port = target.port();
        this.traceName = asGiven.traceName();
        this.request = RequestView.of(target.request());
        this.asGiven = asGiven;
        this.name = asGiven;
    }

    Target target() {
        return target;
    }

    /** The port that was asked for. */
    int port() {
        return port;
    }

    /** The trace's number for the name that was asked for. */
    int traceName() {
        return traceName;
    }

    RequestView request() {
        return request;
    }

    /** The name that was asked for. */
    ServiceName asGiven() {
        return asGiven;
    }

    /** The service that the name means, or last meant. */
    ServiceName service() {
        return name;
    }

    /** Whether there is such a service, or another host of that name. */
    boolean isResolved() {
        return service != null || !virtualIp.isEmpty();
    }

    /** Whether the name stands for the addresses of pods. */
    boolean isHeadless() {
        return service != null && service.isHeadless();
    }

    /** The name is that of no service, but has an address. */
    void answered(String ip) {
        if (service == null) {
            virtualIp = ip;
        }
    }

    /** The service's address; empty if there is none. */
    String virtualIp() {
        return virtualIp;
    }

    boolean isCurrent(long services) {
        return seenServices == services;
    }

    void resolved(@Nullable Service found, ServiceName fullName, long services) {
        service = found;
        virtualIp = found == null ? "" : found.clusterIp();
        name = found == null ? name : fullName;
        seenServices = services;
        seenSlices = -1;
    }

    /** The service as it was resolved; null if there is none. */
    @Nullable Service resolved() {
        return service;
    }

    boolean hasCurrentEndpoints(long slices) {
        return seenSlices == slices;
    }

    void endpoints(List<Address> found, long slices) {
        ready = found;
        seenSlices = slices;
    }

    List<Address> endpoints() {
        return ready;
    }
}
