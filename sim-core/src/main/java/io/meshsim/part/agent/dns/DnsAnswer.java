package io.meshsim.part.agent.dns;

import java.util.List;

/**
 * What a resolver is told.
 *
 * @param authoritative whether the agent answered for a name that it knows
 * @param alias the name that the one asked for stands for (CNAME); empty if it stands for itself
 * @param addresses of the kind that was asked for, first the one to use; may be empty
 */
public record DnsAnswer(Code code, boolean authoritative, String alias, List<String> addresses) {

    /** For how long an answer of the agent may be kept. */
    public static final int TTL_SECONDS = 30;

    /** There is no answer. */
    public static final DnsAnswer SERVER_FAILURE =
            new DnsAnswer(Code.SERVFAIL, false, "", List.of());

    /** Nobody has such a name. */
    public static final DnsAnswer NO_SUCH_NAME = new DnsAnswer(Code.NXDOMAIN, false, "", List.of());

    public DnsAnswer {
        addresses = List.copyOf(addresses);
    }

    /** The outcome of a question. */
    public enum Code {
        NOERROR,
        SERVFAIL,
        NXDOMAIN
    }

    /** The addresses of a name. */
    public static DnsAnswer of(List<String> addresses) {
        return new DnsAnswer(Code.NOERROR, false, "", addresses);
    }
}
