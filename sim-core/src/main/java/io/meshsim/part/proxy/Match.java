package io.meshsim.part.proxy;

import io.meshsim.net.ResponseFlag;
import io.meshsim.part.proxy.route.ClusterChoice;
import io.meshsim.part.proxy.route.Redirection;
import io.meshsim.part.proxy.route.RequestView;
import org.jspecify.annotations.Nullable;

/**
 * What one kind of request meets in a {@link View}: everything up to the route, which depends on no
 * draw and no balancing. Found once and shared by all proxies with that view.
 */
final class Match {

    final int boundPort;
    final String ip;
    final int port;
    final boolean restored;
    final RequestView request;

    String listener = "";
    String filterChain = "";
    String routeConfig = "";
    String virtualHost = "";
    String route = "";

    /** Whether it came as far as a filter chain, which costs a draw. */
    boolean drawn;

    /** Where it goes; null if it ends here. */
    @Nullable ClusterChoice clusters;

    /** The view's numbers for the names of these clusters. */
    int[] numbers = {};

    /** What to answer if the cluster is unknown; 0 closes the connection. */
    int missingStatus;

    @Nullable Redirection redirection;

    /** What the proxy answers if it ends here; 0 closes the connection. */
    int status;

    ResponseFlag flag = ResponseFlag.NONE;

    Match(Connection connection, RequestView request) {
        this.boundPort = connection.boundPort();
        this.ip = connection.ip();
        this.port = connection.port();
        this.restored = connection.isRestored();
        this.request = request;
    }

    boolean isOf(Connection connection, RequestView other) {
        return request == other
                && port == connection.port()
                && boundPort == connection.boundPort()
                && restored == connection.isRestored()
                && ip.equals(connection.ip());
    }

    Match ends(int withStatus, ResponseFlag why) {
        status = withStatus;
        flag = why;
        return this;
    }
}
