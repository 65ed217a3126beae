package io.meshsim.part.proxy.route;

import io.envoyproxy.envoy.config.core.v3.CidrRange;
import io.meshsim.part.proxy.admit.RejectedConfig;
import java.util.List;

/** One condition of an RBAC policy; a regular expression is the only one that allocates. */
interface RbacCheck {

    boolean holds(RequestView request, Peer peer, String ip, int port);

    static RbacCheck all(List<RbacCheck> checks) {
        return checks.size() == 1 ? checks.get(0) : new All(checks);
    }

    static RbacCheck any(List<RbacCheck> checks) {
        return checks.size() == 1 ? checks.get(0) : new Some(checks);
    }

    /** Always or never. */
    record Fixed(boolean value) implements RbacCheck {
        @Override
        public boolean holds(RequestView request, Peer peer, String ip, int port) {
            return value;
        }
    }

    /** Each of several. */
    record All(List<RbacCheck> checks) implements RbacCheck {

        public All {
            checks = List.copyOf(checks);
        }

        @Override
        public boolean holds(RequestView request, Peer peer, String ip, int port) {
            for (int i = 0; i < checks.size(); i++) {
                if (!checks.get(i).holds(request, peer, ip, port)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** One of several. */
    record Some(List<RbacCheck> checks) implements RbacCheck {

        public Some {
            checks = List.copyOf(checks);
        }

        @Override
        public boolean holds(RequestView request, Peer peer, String ip, int port) {
            for (int i = 0; i < checks.size(); i++) {
                if (checks.get(i).holds(request, peer, ip, port)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The contrary. */
    record Not(RbacCheck check) implements RbacCheck {
        @Override
        public boolean holds(RequestView request, Peer peer, String ip, int port) {
            return !check.holds(request, peer, ip, port);
        }
    }

    /** A header of the request. */
    record Header(HeaderMatch match) implements RbacCheck {
        @Override
        public boolean holds(RequestView request, Peer peer, String ip, int port) {
            return match.matches(request);
        }
    }

    /** The path without the query. */
    record Path(TextMatch match) implements RbacCheck {
        @Override
        public boolean holds(RequestView request, Peer peer, String ip, int port) {
            return match.matches(request.path());
        }
    }

    /** The port that was asked. */
    record Port(int wanted) implements RbacCheck {
        @Override
        public boolean holds(RequestView request, Peer peer, String ip, int port) {
            return port == wanted;
        }
    }

    /** The name in the peer's certificate. */
    record Identity(TextMatch match) implements RbacCheck {
        @Override
        public boolean holds(RequestView request, Peer peer, String ip, int port) {
            return peer.isSecure() && match.matches(peer.identity());
        }
    }

    /** A certificate, whatever its name. */
    record Authenticated() implements RbacCheck {
        @Override
        public boolean holds(RequestView request, Peer peer, String ip, int port) {
            return peer.isSecure();
        }
    }

    /** The address of the peer, or the one that was asked, lies in a network. */
    record Network(long network, int length, boolean isPeers) implements RbacCheck {

        private static final int BITS = 32;

        static Network ofPeer(CidrRange range) {
            return of(range, true);
        }

        static Network ofDestination(CidrRange range) {
            return of(range, false);
        }

        private static Network of(CidrRange range, boolean isPeers) {
            long network = Ipv4.parse(range.getAddressPrefix());
            int length = range.getPrefixLen().getValue();
            if (network == Ipv4.NONE || length < 0 || length > BITS) {
                throw new RejectedConfig(
                        "network "
                                + range.getAddressPrefix()
                                + "/"
                                + length
                                + " must be an IPv4 network");
            }
            return new Network(network, length, isPeers);
        }

        @Override
        public boolean holds(RequestView request, Peer peer, String ip, int port) {
            long address = isPeers ? peer.address() : Ipv4.parse(ip);
            int shift = BITS - length;
            return address >= 0 && address >>> shift == network >>> shift;
        }
    }
}
