package io.meshsim.mesh.result;

/**
 * How long one change took from the API server to the last proxy it concerned.
 *
 * <p>The parts are those of the proxy that was last; they add up to {@code totalNanos}.
 *
 * @param resource such as {@code virtualservice default/reviews}
 * @param atNanos when the API server took it
 * @param push number of the push that carried it
 * @param proxies proxies that had to change; 0 if it concerned none
 * @param lastProxy the one that was last; empty if none
 * @param watchNanos API server to istiod
 * @param debounceNanos istiod heard of it until the push started
 * @param contextNanos building the push context
 * @param queueNanos waiting for a slot
 * @param generateNanos building messages
 * @param sendNanos encoding, sending and travelling
 * @param applyNanos applying until the acknowledgement of the last type left the proxy
 */
public record ChangeResult(
        String resource,
        long atNanos,
        long push,
        int proxies,
        String lastProxy,
        boolean complete,
        long watchNanos,
        long debounceNanos,
        long contextNanos,
        long queueNanos,
        long generateNanos,
        long sendNanos,
        long applyNanos) {

    /**
     * The same change as two istiods pushed it: the way to the proxy that was last, and the proxies
     * of both; complete if both are.
     */
    public ChangeResult and(ChangeResult other) {
        boolean isLater = other.proxies > 0 && (proxies == 0 || other.totalNanos() > totalNanos());
        ChangeResult later = isLater ? other : this;
        return new ChangeResult(
                resource,
                atNanos,
                later.push,
                proxies + other.proxies,
                later.lastProxy,
                complete && other.complete,
                later.watchNanos,
                later.debounceNanos,
                later.contextNanos,
                later.queueNanos,
                later.generateNanos,
                later.sendNanos,
                later.applyNanos);
    }

    /** The whole way. */
    public long totalNanos() {
        return watchNanos
                + debounceNanos
                + contextNanos
                + queueNanos
                + generateNanos
                + sendNanos
                + applyNanos;
    }
}
