package io.meshsim.engine;

/**
 * A queue whose cost per entry does not grow with their number: a ladder of buckets.
 *
 * <p>Entries of the far future lie unsorted in <em>top</em>. When everything nearer is used up, top
 * is spread over a <em>coarse</em> rung; its buckets, one by one, over a <em>fine</em> rung; the
 * buckets of that, one by one, are sorted into the <em>run</em>, from which entries are polled.
 * What is added inside the bucket that is being polled goes to <em>near</em>, a small queue of its
 * own. So an entry is written and read a few times in order of memory, where a heap jumps about.
 * Every move keeps the order of arrival, so equal times come first come, first served without a
 * sequence number.
 *
 * <p>Bucket widths follow the rate at which entries were polled. If that rate told nothing (few
 * were polled for what lies in top), the median of a sample does: then the rungs take half of top
 * or more. Either way an entry is scanned in top a constant number of times on average, whatever
 * the schedule; and a bucket that is crowded costs what a heap costs. Where crowds go on, for more
 * happens in a second now than when the rungs were built, everything is spread anew.
 *
 * <p>After Tang, Goh and Thng, "Ladder queue" (ACM TOMACS 15, 2005), with two rungs and no more.
 */
final class LadderQueue implements EventQueue {

    private static final int COARSE_BUCKETS = 4096;

    /** Entries wanted in a fine bucket; two or three cost least, one or eight little more. */
    private static final int FILL = 3;

    /** More than this in a bucket are sorted by the heap instead of by insertion. */
    private static final int CROWD = 48;

    /** No more entries than this are served by near alone, till they are twice as many. */
    private static final int FEW = 24;

    /**
     * So many entries are polled out of crowds, for each entry there is, before a new spreading.
     */
    private static final int PATIENCE = 4;

    private static final int MAX_WIDTH_SHIFT = 62;

    private final CoarseRung coarse = new CoarseRung(COARSE_BUCKETS, 5);
    private final FineRung fine = new FineRung();
    private final NearQueue near = new NearQueue();
    private final Top top = new Top();
    private long[] run = {};
    private int runNext;
    private int runEnd;

    /** Times before this go to the near heap. */
    private long nearEndNanos = Long.MAX_VALUE;

    private boolean nearOnly = true;
    private long polledInCrowds;
    private long crowdedSinceNanos;
    private long polled;
    private long polledSinceNanos;
    private long timeNanos;
    private long payload;

    @Override
    public void add(long entryNanos, long entryPayload) {
        if (entryNanos < nearEndNanos) {
            near.add(entryNanos, entryPayload);
            if (nearOnly && near.size() > 2 * FEW) {
                leaveNear();
            }
        } else if (entryNanos < fine.endNanos()) {
            fine.add(entryNanos, entryPayload);
        } else if (entryNanos < coarse.endNanos()) {
            coarse.add(entryNanos, entryPayload);
        } else {
            top.add(entryNanos, entryPayload);
        }
    }

    @Override
    public boolean poll(long untilNanos) {
        if (near.isCrowded() && polledInCrowds > PATIENCE * (long) size()) {
            narrow();
        }
        while (!isReady()) {
            if (size() == 0) {
                return false;
            }
            advance();
        }
        return pollReady(untilNanos);
    }

    @Override
    public long timeNanos() {
        return timeNanos;
    }

    @Override
    public long payload() {
        return payload;
    }

    @Override
    public int size() {
        int ready = near.size() + (runEnd - runNext) / 2;
        return ready + fine.size() + coarse.size() + top.size();
    }

    @Override
    public void removeIf(EntryFilter dead) {
        spreadAnew();
        top.removeIf(dead);
    }

    /** Whether the next entry lies in the run or in near. */
    private boolean isReady() {
        return runNext < runEnd || !near.isEmpty();
    }

    private boolean pollReady(long untilNanos) {
        if (runNext < runEnd) {
            long first = run[runNext];
            if (near.firstNanos() >= first) {
                return first <= untilNanos && take(first);
            }
        }
        return pollNear(untilNanos);
    }

    /** Whether what comes next is polled from a heap. */
    boolean isCrowded() {
        return near.isCrowded();
    }

    private boolean take(long firstNanos) {
        timeNanos = firstNanos;
        payload = run[runNext + 1];
        runNext += 2;
        polled++;
        return true;
    }

    private boolean pollNear(long untilNanos) {
        if (!near.poll(untilNanos)) {
            return false;
        }
        timeNanos = near.timeNanos();
        payload = near.payload();
        polled++;
        if (near.isCrowded()) {
            crowdedSinceNanos = polledInCrowds == 0 ? timeNanos : crowdedSinceNanos;
            polledInCrowds++;
        }
        return true;
    }

    /** Makes something ready to be polled, from the lowest rung that holds anything. */
    private void advance() {
        if (fine.size() > 0) {
            loadRun(fine.takeNext());
        } else if (coarse.size() > 0) {
            coarse.advance();
            coarse.pourInto(fine);
        } else {
            spreadTop();
        }
    }

    private void loadRun(int words) {
        run = fine.taken();
        runNext = 0;
        runEnd = words;
        nearEndNanos = fine.takenEndNanos();
        if (words <= 2 * CROWD) {
            sortByInsertion(run, words);
        } else if (!isSorted(run, words)) {
            runEnd = 0;
            for (int i = 0; i < words; i += 2) {
                near.add(run[i], run[i + 1]);
            }
        }
    }

    private static void sortByInsertion(long[] pairs, int words) {
        for (int i = 2; i < words; i += 2) {
            long time = pairs[i];
            if (pairs[i - 2] <= time) {
                continue;
            }
            long entryPayload = pairs[i + 1];
            int hole = i;
            while (hole > 0 && pairs[hole - 2] > time) {
                pairs[hole] = pairs[hole - 2];
                pairs[hole + 1] = pairs[hole - 1];
                hole -= 2;
            }
            pairs[hole] = time;
            pairs[hole + 1] = entryPayload;
        }
    }

    /** True for a crowd that falls on one instant. */
    private static boolean isSorted(long[] pairs, int words) {
        for (int i = 2; i < words; i += 2) {
            if (pairs[i - 2] > pairs[i]) {
                return false;
            }
        }
        return true;
    }

    private void leaveNear() {
        nearOnly = false;
        spreadAnew();
    }

    /** Chooses widths again, by the rate at which entries came out of crowds. */
    private void narrow() {
        long crowdPolled = polledInCrowds;
        spreadAnew();
        polled = crowdPolled;
        polledSinceNanos = crowdedSinceNanos;
    }

    /** Puts all that lies below top behind it, in order; it is earlier than all of top. */
    private void spreadAnew() {
        long lastNanos = timeNanos;
        long lastPayload = payload;
        while (isReady() || fine.size() > 0 || coarse.size() > 0) {
            if (isReady()) {
                pollReady(Long.MAX_VALUE);
                top.add(timeNanos, payload);
            } else {
                advance();
            }
        }
        timeNanos = lastNanos;
        payload = lastPayload;
        spreadNext();
    }

    /** Everything lies in top and will be spread at the next poll. */
    private void spreadNext() {
        runNext = 0;
        runEnd = 0;
        fine.close();
        coarse.close();
        nearOnly = false;
        nearEndNanos = Long.MIN_VALUE;
        startMeasuring();
    }

    private void startMeasuring() {
        polledInCrowds = 0;
        polled = 0;
        polledSinceNanos = timeNanos;
    }

    /** Spreads top over the coarse rung; both rungs, the run and the near heap are empty. */
    private void spreadTop() {
        if (top.size() <= FEW) {
            keepNear();
            return;
        }
        long least = top.leastNanos();
        long fill = Math.max(1, (long) (FILL * gapNanos(least)));
        int widthShift =
                Math.min(MAX_WIDTH_SHIFT, FineRung.BITS + 63 - Long.numberOfLeadingZeros(fill));
        int wanted = 4 * Integer.highestOneBit(Math.max(16, size() >> FineRung.BITS));
        coarse.open(least, widthShift, Math.min(COARSE_BUCKETS, wanted));
        fine.close();
        nearEndNanos = Long.MIN_VALUE;
        startMeasuring();
        top.moveInto(coarse);
    }

    private void keepNear() {
        top.moveAll(near);
        nearOnly = true;
        nearEndNanos = Long.MAX_VALUE;
    }

    /** Time from one entry to the next, as it was since the last spreading or as a sample says. */
    private double gapNanos(long leastNanos) {
        if (polled > top.size() / 4 && timeNanos > polledSinceNanos) {
            return (timeNanos - polledSinceNanos) / (double) polled;
        }
        return (top.medianNanos() - leastNanos) / (top.size() / 2.0);
    }
}
