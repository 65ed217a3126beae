package io.meshsim.cost;

import java.util.List;

/** What a message pays on the wire. */
public record NetworkCosts(Calibrated sameNode, Calibrated otherNode, Calibrated perKilobyte) {

    /** One availability zone, 10 Gbit/s. */
    public static final NetworkCosts DEFAULT =
            new NetworkCosts(
                    Calibrated.micros(
                            "network, same node, one way",
                            10,
                            1.0,
                            "assumption: a veth pair adds little beside the socket costs, which"
                                    + " the kernel path counts"),
                    Calibrated.micros(
                            "network, between nodes, one way",
                            150,
                            0.5,
                            "half of the usual cloud round trip inside one zone, about 0.3 ms"),
                    Calibrated.micros(
                            "network, per 1,000 bytes",
                            0.8,
                            0.3,
                            "10 Gbit/s line rate: 8,000 bits at 10 bits per ns"));

    /** Nanoseconds for a message of this size. */
    public long transitNanos(boolean sameNode, long sizeBytes) {
        long base = (sameNode ? this.sameNode : otherNode).microsToNanos();
        return base + sizeBytes * perKilobyte.microsToNanos() / 1000;
    }

    /** All numbers, for footnotes. */
    public List<Calibrated> all() {
        return List.of(sameNode, otherNode, perKilobyte);
    }
}
