package io.meshsim.xds.ca;

import io.meshsim.xds.ProxyNode;

/** The side that signs certificates: istiod, as the agent reaches it. */
public interface CertificateSigner {

    /**
     * Asks for a certificate for the identity of a proxy. The answer comes later, never before this
     * returns.
     *
     * @param lifeNanos for how long it shall be valid
     */
    void sign(ProxyNode node, long lifeNanos, Requester requester);

    /** Who asked. */
    interface Requester {

        /** Here it is. */
        void onSigned(Certificate certificate);

        /** There is none. */
        void onRefused(Refusal refusal);
    }

    /** Why there is none, as a status of gRPC. */
    enum Refusal {
        /** Nobody answers, or nobody who can sign. */
        UNAVAILABLE(true),
        /** The request asks for what is not given, such as too long a life. */
        INVALID_ARGUMENT(false),
        /** The token does not say who asks. */
        UNAUTHENTICATED(false);

        private final boolean worthAnother;

        Refusal(boolean worthAnother) {
            this.worthAnother = worthAnother;
        }

        /**
         * Whether an agent asks again at once.
         *
         * <p>Source: Istio 1.30 pkg/security/retry.go.
         */
        public boolean isWorthAnother() {
            return worthAnother;
        }
    }
}
