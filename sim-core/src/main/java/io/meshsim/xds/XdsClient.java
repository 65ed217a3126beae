package io.meshsim.xds;

/** The side that receives configuration: a proxy, or the agent towards istiod. */
public interface XdsClient {

    /** A response arrived. */
    void onResponse(XdsResponse response);

    /** The stream ended; nothing more comes on it. */
    void onClosed(String reason);
}
