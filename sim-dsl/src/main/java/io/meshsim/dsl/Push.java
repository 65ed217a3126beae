package io.meshsim.dsl;

import io.meshsim.mesh.result.PushResult;
import io.meshsim.xds.XdsType;
import java.time.Duration;
import java.util.List;

/** One push. */
public final class Push {

    private final Mesh mesh;
    private final PushResult push;

    Push(Mesh mesh, PushResult push) {
        this.mesh = mesh;
        this.push = push;
    }

    /** When debouncing was over and istiod began. */
    public SeenTime startedAt() {
        Duration time = Duration.ofNanos(push.startedNanos());
        return new SeenTime(mesh, "push " + push.push() + " started", time, nearest());
    }

    /** Updates that were merged into it. */
    public SeenCount changes() {
        return new SeenCount(mesh, "changes in push " + push.push(), push.updates(), nearest());
    }

    /** Proxies that got it. */
    public SeenCount proxies() {
        return new SeenCount(mesh, "proxies of push " + push.push(), push.proxies(), nearest());
    }

    /**
     * The types that it sent to the proxies of a workload, such as {@code CDS, LDS, RDS}; none if
     * it did not concern them.
     *
     * @param workload such as {@code shop/cart-v1}
     */
    public List<String> typesSentTo(String workload) {
        return mesh.running().pushes().typesSent(push.push(), workload + "-").stream()
                .map(XdsType::name)
                .toList();
    }

    private String nearest() {
        return "push "
                + push.push()
                + " at "
                + Durations.text(push.startedNanos())
                + ", "
                + push.updates()
                + " changes, "
                + push.proxies()
                + " proxies";
    }
}
