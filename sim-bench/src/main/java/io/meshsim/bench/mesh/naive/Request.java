package io.meshsim.bench.mesh.naive;

import io.meshsim.net.HttpRequest;
import org.jspecify.annotations.Nullable;

/** A call on its way. */
final class Request {

    final long root;
    final String client;
    final NaivePod source;
    final String host;
    final HttpRequest http;
    final long startedNanos;

    /** Time that the answer will need from where the call is now. */
    long replyNanos;

    int status;
    @Nullable NaivePod server;

    Request(
            long root,
            String client,
            NaivePod source,
            String host,
            HttpRequest http,
            long startedNanos) {
        this.root = root;
        this.client = client;
        this.source = source;
        this.host = host;
        this.http = http;
        this.startedNanos = startedNanos;
    }
}
