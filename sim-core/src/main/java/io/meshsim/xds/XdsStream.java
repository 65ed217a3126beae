package io.meshsim.xds;

/** A client's end of an open stream. */
public interface XdsStream {

    /** Sends a subscription, an ACK or a NACK; ignored once the stream has ended. */
    void request(XdsRequest request);

    /**
     * Says that the client has read so much of what came, so that more may be sent; ignored once
     * the stream has ended.
     */
    default void received(long bytes) {}

    /** Ends the stream; the client hears nothing more. */
    void close();
}
