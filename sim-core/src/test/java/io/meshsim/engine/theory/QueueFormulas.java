package io.meshsim.engine.theory;

/**
 * Closed forms for Poisson arrivals; rates are per unit of time, loads in erlangs (arrival rate
 * times mean service time), scv the squared coefficient of variation of service times.
 */
final class QueueFormulas {

    private QueueFormulas() {}

    /**
     * Share of customers lost at servers without a queue; the same for every law of service time
     * (Erlang 1917; by recursion, Cooper, Introduction to Queueing Theory, 1981, chapter 3).
     */
    static double erlangB(int servers, double load) {
        double lost = 1;
        for (int n = 1; n <= servers; n++) {
            lost = load * lost / (n + load * lost);
        }
        return lost;
    }

    /** Share of customers that wait, M/M/c (Erlang 1917; Kleinrock 1975, section 3.5). */
    static double erlangC(int servers, double load) {
        double lost = erlangB(servers, load);
        return lost / (1 - load / servers * (1 - lost));
    }

    /** Mean time in the queue, M/M/c (Kleinrock 1975, section 3.5). */
    static double waitMmc(int servers, double rate, double serviceMean) {
        double load = rate * serviceMean;
        return erlangC(servers, load) * serviceMean / (servers - load);
    }

    /**
     * Mean time in the queue, M/G/1 (Pollaczek 1930, Khinchine 1932; Kleinrock 1975, section 5.6).
     */
    static double waitMg1(double rate, double serviceMean, double scv) {
        double load = rate * serviceMean;
        return load * serviceMean * (1 + scv) / (2 * (1 - load));
    }

    /**
     * Time in the system that a share of customers does not exceed, M/M/1: it is exponential
     * (Kleinrock 1975, section 5.6).
     */
    static double sojournMm1(double rate, double serviceMean, double share) {
        return -StrictMath.log(1 - share) * serviceMean / (1 - rate * serviceMean);
    }
}
