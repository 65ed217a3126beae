package io.meshsim.part.proxy;

import io.meshsim.net.ResponseFlag;
import io.meshsim.part.proxy.route.ClusterChoice;
import io.meshsim.part.proxy.route.FaultForm;
import io.meshsim.part.proxy.route.Peer;
import io.meshsim.part.proxy.route.RbacForm;
import io.meshsim.part.proxy.route.Redirection;
import io.meshsim.part.proxy.route.RequestView;
import java.util.List;
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
    final boolean secure;
    final RequestView request;

    /** Whether it came as far as a filter chain, which costs a draw. */
    boolean drawn;

    /** What to answer if the cluster is unknown; 0 closes the connection. */
    int missingStatus;

    /** What the proxy answers if it ends here; 0 closes the connection. */
    int status;

    ResponseFlag flag = ResponseFlag.NONE;
    String listener = "";
    String filterChain = "";
    String routeConfig = "";
    String virtualHost = "";
    String route = "";
    @Nullable Redirection redirection;
    @Nullable FaultForm fault;

    /** What must let it through, in this order. */
    List<RbacForm> rbac = List.of();

    private @Nullable Peer lastPeer;
    private @Nullable RbacForm lastRefusal;

    /** Whether nobody looks for requests in what comes. */
    boolean tcp;

    /** Until when the answer must be there; 0 for no limit. */
    long timeoutNanos;

    /** The request as it goes on to each of the clusters; none if it goes on as it is. */
    RequestView[] onward = {};

    private @Nullable ClusterChoice clusters;

    /** The view's numbers for the names of these clusters; the first is wanted most. */
    private int firstNumber;

    private int[] numbers = {};

    /** {@code ip} is the destination's address, or empty if the view does not look at it. */
    Match(Connection connection, String ip, RequestView request) {
        this.boundPort = connection.boundPort();
        this.ip = ip;
        this.port = connection.port();
        this.restored = connection.isRestored();
        this.secure = connection.isSecure();
        this.request = request;
    }

    /** The first filter that does not let the request of this connection pass; null if all do. */
    @Nullable RbacForm refusal(Connection connection) {
        if (rbac.isEmpty()) {
            return null;
        }
        if (!connection.peer().equals(lastPeer)) {
            lastPeer = connection.peer();
            lastRefusal = null;
            for (int i = 0; i < rbac.size() && lastRefusal == null; i++) {
                boolean passes =
                        rbac.get(i).allows(request, lastPeer, connection.ip(), connection.port());
                lastRefusal = passes ? null : rbac.get(i);
            }
        }
        return lastRefusal;
    }

    boolean isOf(Connection connection, String otherIp, RequestView other) {
        return request == other
                && port == connection.port()
                && boundPort == connection.boundPort()
                && restored == connection.isRestored()
                && secure == connection.isSecure()
                && ip.equals(otherIp);
    }

    Match ends(int withStatus, ResponseFlag why) {
        status = withStatus;
        flag = why;
        return this;
    }

    Match goesTo(ClusterChoice choice, int[] viewNumbers) {
        clusters = choice;
        numbers = viewNumbers;
        firstNumber = viewNumbers[0];
        return this;
    }

    /** Whether it goes on to a cluster. */
    boolean isForwarded() {
        return clusters != null;
    }

    /** Which of its clusters a draw chooses. */
    int pick(long draw) {
        ClusterChoice choice = clusters;
        return choice == null || numbers.length == 1 ? 0 : choice.pick(draw);
    }

    /** The view's number for a cluster's name. */
    int number(int cluster) {
        return cluster == 0 ? firstNumber : numbers[cluster];
    }

    /** The name of a cluster; empty if it goes to none. */
    String cluster(int cluster) {
        return clusters == null ? "" : clusters.name(cluster);
    }

    /** The request as it goes on to a cluster; null if it stays as it is. */
    @Nullable RequestView onward(int cluster) {
        return onward.length == 0 ? null : onward[cluster];
    }

    String explain(long draw) {
        return clusters == null ? "" : clusters.explain(draw);
    }
}
