package io.meshsim.dsl;

import io.meshsim.net.Place;
import io.meshsim.part.istiod.IstiodSettings;
import java.time.Duration;

/** istiod and its settings; what is not said has Istio 1.30's default. */
public record IstiodNoun(IstiodSettings settings) implements Noun, Peer {

    /** Quiet time that ends debouncing (PILOT_DEBOUNCE_AFTER); default 100 ms. */
    public IstiodNoun debounceAfter(Duration quiet) {
        return new IstiodNoun(settings.withDebounceAfter(quiet));
    }

    /** Longest debouncing (PILOT_DEBOUNCE_MAX); default 10 s. */
    public IstiodNoun debounceMax(Duration longest) {
        return new IstiodNoun(settings.withDebounceMax(longest));
    }

    /** Whether endpoint changes are debounced (PILOT_ENABLE_EDS_DEBOUNCE); default true. */
    public IstiodNoun edsDebounce(boolean enabled) {
        return new IstiodNoun(settings.withEnableEdsDebounce(enabled));
    }

    /** Pushes at once (PILOT_PUSH_THROTTLE); default 0: from the number of CPUs. */
    public IstiodNoun pushThrottle(int pushes) {
        return new IstiodNoun(settings.withPushThrottle(pushes));
    }

    /** CPUs; default 2. */
    public IstiodNoun cpus(int cpus) {
        return new IstiodNoun(settings.withCpus(cpus));
    }

    @Override
    public void addTo(Assembly assembly) {
        assembly.settings(all -> all.withIstiod(settings));
    }

    @Override
    public boolean isAt(Place place) {
        return place.name().equals("istiod");
    }

    @Override
    public String peerName() {
        return "istiod";
    }

    @Override
    public String toString() {
        return "istiod debounce after "
                + Durations.text(settings.debounceAfter())
                + ", at most "
                + Durations.text(settings.debounceMax());
    }
}
