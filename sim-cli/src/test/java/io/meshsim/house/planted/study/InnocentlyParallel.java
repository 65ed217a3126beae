package io.meshsim.house.planted.study;

import java.util.List;
import java.util.concurrent.ExecutorService;

/** A study may run simulations side by side. */
final class InnocentlyParallel {
    void go(ExecutorService pool, List<Runnable> simulations) {
        simulations.forEach(pool::execute);
    }
}
