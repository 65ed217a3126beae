package io.meshsim.engine.theory;

/**
 * What a run showed of the customers after the warm-up, and of the time from the first of them to
 * the last departure; times in units of the mean service time.
 *
 * @param served how many were served
 * @param elapsed how long it took
 * @param meanWait mean time in the queue
 * @param meanSojourn mean time in the system
 * @param p99Sojourn time in the system that 99 of 100 do not exceed
 * @param meanService mean service time
 * @param waitedShare share of arrivals that found all servers busy
 * @param lostShare share of arrivals that found no room
 * @param queueLength mean number in the queue
 * @param busyServers mean number of busy servers
 */
record QueueShown(
        long served,
        double elapsed,
        double meanWait,
        double meanSojourn,
        double p99Sojourn,
        double meanService,
        double waitedShare,
        double lostShare,
        double queueLength,
        double busyServers) {

    double throughput() {
        return served / elapsed;
    }
}
