package io.meshsim.engine.stat;

/** A statistic over time: the mean of a level such as a queue length or busy servers. */
public final class TimeWeighted {

    private long startNanos;
    private long changedNanos;
    private long level;
    private long max;
    private double area;

    /** Sets the level from now on. */
    public void set(long nowNanos, long newLevel) {
        area += (double) level * (nowNanos - changedNanos);
        changedNanos = nowNanos;
        level = newLevel;
        max = Math.max(max, newLevel);
    }

    /** The level as it stands. */
    public long level() {
        return level;
    }

    /** The highest level since the start or the last reset. */
    public long max() {
        return max;
    }

    /** Level times nanoseconds since the start or the last reset. */
    public double area(long nowNanos) {
        return area + (double) level * (nowNanos - changedNanos);
    }

    /** The mean level since the start or the last reset; the level itself if no time has passed. */
    public double mean(long nowNanos) {
        return nowNanos == startNanos ? level : area(nowNanos) / (nowNanos - startNanos);
    }

    /** Forgets the past and keeps the level. */
    public void reset(long nowNanos) {
        startNanos = nowNanos;
        changedNanos = nowNanos;
        area = 0;
        max = level;
    }
}
