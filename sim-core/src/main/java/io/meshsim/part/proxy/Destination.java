package io.meshsim.part.proxy;

/** Where a connection was going. */
record Destination(String ip, int port) {

    @Override
    public String toString() {
        return ip + ":" + port;
    }
}
