package io.meshsim.part.istiod.stream;

/**
 * Whether a client takes what is sent to it.
 *
 * <p>A message may be sent, whatever its size, while what the client has not read is less than its
 * window and what gRPC keeps for it beyond that. So a client that reads nothing gets more than its
 * window before a send waits.
 *
 * <p>Source: grpc-go internal/transport/flowcontrol.go (writeQuota), defaults.go; Istio 1.30
 * pkg/istio-agent for the window.
 */
public final class SendWindow {

    /** What a stream may schedule beyond the window: grpc-go's defaultWriteQuota. */
    public static final long WRITE_QUOTA_BYTES = 64 * 1024;

    private final long limitBytes;
    private long unreadBytes;

    /** An open window of a client that lets so much be under way. */
    public SendWindow(long clientWindowBytes) {
        this.limitBytes = clientWindowBytes + WRITE_QUOTA_BYTES;
    }

    /** Whether a send would not wait. */
    public boolean isOpen() {
        return unreadBytes < limitBytes;
    }

    /** A message was sent. */
    public void sent(long bytes) {
        unreadBytes += bytes;
    }

    /** The client says that it has read so much. */
    public void read(long bytes) {
        unreadBytes = Math.max(0, unreadBytes - bytes);
    }
}
