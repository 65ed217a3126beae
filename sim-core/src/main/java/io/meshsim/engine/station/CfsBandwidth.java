package io.meshsim.engine.station;

import io.meshsim.engine.time.SimTime;

/** The account of a quota: periods are closed when somebody looks, not by events. */
final class CfsBandwidth {

    private final long quotaNanos;
    private final long periodNanos;
    private boolean begun;
    private long periodEndNanos;
    private long settledNanos;
    private long usedNanos;
    private int running;
    private boolean held;

    /** Whether anybody wanted to run in this period. */
    private boolean wanted;

    private long periods;
    private long throttledPeriods;

    private CfsBandwidth(long quotaNanos, long periodNanos) {
        this.quotaNanos = quotaNanos;
        this.periodNanos = periodNanos;
    }

    static CfsBandwidth of(CfsQuota quota) {
        return new CfsBandwidth(quota.quota().toNanos(), quota.period().toNanos());
    }

    static CfsBandwidth unlimited() {
        return new CfsBandwidth(SimTime.NEVER, SimTime.NEVER / 2);
    }

    /** The first job comes, the first period begins; later calls change nothing. */
    void begin(long nowNanos) {
        if (!begun) {
            begun = true;
            settledNanos = nowNanos;
            periodEndNanos = SimTime.later(nowNanos, periodNanos);
        }
    }

    /** Accounts for what ran since the last call. */
    void settle(long nowNanos) {
        if (!begun) {
            return;
        }
        if (nowNanos >= periodEndNanos) {
            closePeriods(nowNanos);
        } else {
            usedNanos += running * (nowNanos - settledNanos);
        }
        settledNanos = nowNanos;
    }

    /** Says who runs from now on: cores at work, or threads that are held back. */
    void run(int cores, boolean holding) {
        running = cores;
        held = holding;
        wanted |= cores > 0 || holding;
    }

    boolean isUsedUp() {
        return usedNanos >= quotaNanos;
    }

    boolean isHeld() {
        return held;
    }

    /** When this must be looked at if nothing changes before; as of the last settlement. */
    long nextNanos() {
        if (held) {
            return periodEndNanos;
        }
        if (running == 0 || quotaNanos == SimTime.NEVER) {
            return SimTime.NEVER;
        }
        long lastsNanos = upwards(quotaNanos - usedNanos);
        if (lastsNanos < periodEndNanos - settledNanos) {
            return settledNanos + lastsNanos;
        }
        boolean wouldSuffice = upwards(quotaNanos) >= periodNanos;
        return wouldSuffice ? SimTime.NEVER : periodEndNanos + upwards(quotaNanos);
    }

    /** Periods in which somebody wanted to run; the last one when it is over. */
    long periods() {
        return quotaNanos == SimTime.NEVER ? 0 : periods;
    }

    /** Those at the end of which threads were held back. */
    long throttledPeriods() {
        return throttledPeriods;
    }

    void resetCounts() {
        periods = 0;
        throttledPeriods = 0;
    }

    private void closePeriods(long nowNanos) {
        long over = 1 + (nowNanos - periodEndNanos) / periodNanos;
        boolean stillWanted = running > 0 || held;
        if (stillWanted) {
            periods += over;
        } else if (wanted) {
            periods++;
        }
        throttledPeriods += held ? over : 0;
        wanted = stillWanted;
        periodEndNanos += over * periodNanos;
        usedNanos =
                held
                        ? usedNanos - quotaNanos
                        : running * (nowNanos - (periodEndNanos - periodNanos));
    }

    private long upwards(long nanos) {
        return nanos / running + (nanos % running == 0 ? 0 : 1);
    }
}
