package io.meshsim.xds;

/** The side that serves configuration: istiod, or the agent towards its proxy. */
public interface XdsServer {

    /**
     * Opens a stream. A refusal, or any later end, comes to the client as {@link
     * XdsClient#onClosed}, never before this returns.
     */
    XdsStream open(ProxyNode node, XdsClient client);
}
