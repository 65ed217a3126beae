package io.meshsim.xds;

/** A client's end of an open stream. */
public interface XdsStream {

    /** Sends a subscription, an ACK or a NACK; ignored once the stream has ended. */
    void request(XdsRequest request);

    /** Ends the stream; the client hears nothing more. */
    void close();
}
