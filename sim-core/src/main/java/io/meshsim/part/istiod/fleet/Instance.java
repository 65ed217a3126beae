package io.meshsim.part.istiod.fleet;

import io.meshsim.part.istiod.Istiod;

/** One istiod of several: a pod. */
public final class Instance {

    enum Phase {
        STARTING,
        UP,
        ENDING,
        GONE
    }

    private final int number;
    private final String name;
    private final Istiod istiod;
    private final int generation;
    private final long madeNanos;
    private Phase phase = Phase.STARTING;
    private boolean hung;
    private boolean probesFail;

    Instance(int number, String name, Istiod istiod, int generation, long madeNanos) {
        this.number = number;
        this.name = name;
        this.istiod = istiod;
        this.generation = generation;
        this.madeNanos = madeNanos;
    }

    /** In the order of their making, from 1. */
    public int number() {
        return number;
    }

    /** Of the pod. */
    public String name() {
        return name;
    }

    /** The process. */
    public Istiod istiod() {
        return istiod;
    }

    /** Whether new connections may go to it. */
    public boolean isReady() {
        return phase == Phase.UP && !probesFail && istiod.isReady();
    }

    /** Whether it answers nothing: no request, no ping, no probe. */
    public boolean isHung() {
        return hung;
    }

    /** Whether it has been told to end. */
    boolean isLeaving() {
        return phase == Phase.ENDING || phase == Phase.GONE;
    }

    boolean isGone() {
        return phase == Phase.GONE;
    }

    boolean isStarting() {
        return phase == Phase.STARTING;
    }

    boolean isOf(int wanted) {
        return generation == wanted;
    }

    long madeNanos() {
        return madeNanos;
    }

    void become(Phase next) {
        phase = next;
    }

    void hang(boolean hangs) {
        hung = hangs;
        probesFail = probesFail && hangs;
        istiod.hang(hangs);
    }

    void failProbes() {
        probesFail = hung;
    }
}
