package io.meshsim.part.proxy;

import io.meshsim.part.proxy.cluster.Cluster;
import io.meshsim.part.proxy.route.RouteTable;
import org.jspecify.annotations.Nullable;

/** What the workers see: only what is warm. */
interface ActiveConfig {

    PortIndex listeners();

    @Nullable RouteTable routes(String name);

    @Nullable Cluster cluster(String name);
}
