package io.meshsim.config;

/** How proxies find the endpoints of a ServiceEntry. */
public enum EntryResolution {
    /** They go wherever the client was going to. */
    NONE,
    /** The endpoints' addresses are written down. */
    STATIC,
    /** Names are looked up, and requests spread over all addresses. */
    DNS,
    /** Names are looked up, and a new connection goes to the first address. */
    DNS_ROUND_ROBIN
}
