package io.meshsim.mesh.measure;

import io.meshsim.net.Calls;
import io.meshsim.net.ResponseFlag;

/**
 * One finished call, for counting.
 *
 * @param root number of the request from outside that it served
 * @param source workload or client that called
 * @param service full name of the service called
 * @param workload workload that answered; empty if none did
 * @param version its version label; empty if it has none
 * @param node the node that answered, or the one that was tried; empty if none was
 * @param pod the pod that answered, or was tried; empty if none was
 * @param from number of the place that called
 * @param to number of the pod that answered, or was tried; {@link Calls#NOBODY} if none was
 * @param startedNanos when it was made
 * @param endedNanos when the caller had the answer
 */
public record Answer(
        long root,
        String source,
        String service,
        String workload,
        String version,
        String node,
        String pod,
        int status,
        ResponseFlag flag,
        int from,
        int to,
        long startedNanos,
        long endedNanos) {

    /** Whether the caller got an answer below 500. */
    public boolean succeeded() {
        return succeeded(status);
    }

    static boolean succeeded(int status) {
        return status > 0 && status < 500;
    }

    /** How long the caller waited. */
    public long latencyNanos() {
        return endedNanos - startedNanos;
    }

    /** Status and flag, such as {@code 503 UF}. */
    public String outcome() {
        return outcome(status, flag);
    }

    static String outcome(int status, ResponseFlag flag) {
        return status + " " + flag.text();
    }
}
