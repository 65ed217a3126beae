package io.meshsim.engine;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** The bytes that work allocates in its steady state. */
public final class AllocatedBytes {

    private static final int ROUNDS = 20;

    private AllocatedBytes() {}

    /**
     * The least of many rounds: code that is not compiled yet, and the virtual machine itself,
     * allocate in some of them.
     */
    public static long leastOf(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
