package io.meshsim.study;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Where replications run: on the caller's thread if there is one lane, else one thread a lane. */
final class Lanes implements AutoCloseable {

    private final ExecutorService pool;
    private final boolean single;

    Lanes(int threads) {
        this.single = threads == 1;
        this.pool = Executors.newFixedThreadPool(threads, Lanes::worker);
    }

    /** A result that is there, or will be; one that nobody asks for may never be computed. */
    interface Pending<T> {
        /** Waits for the result; throws ReplicationFailure if the replication threw. */
        T get();
    }

    <T> List<Pending<T>> start(Function<Replication, T> model, List<Replication> round) {
        List<Pending<T>> started = new ArrayList<>();
        for (Replication replication : round) {
            if (single) {
                started.add(() -> run(model, replication));
            } else {
                Future<T> future = pool.submit(() -> run(model, replication));
                started.add(() -> await(future));
            }
        }
        return started;
    }

    /** Drops what has not begun and waits for what has, so that nothing is left behind. */
    @Override
    public void close() {
        pool.shutdownNow();
        try {
            pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T run(Function<Replication, T> model, Replication replication) {
        try {
            return model.apply(replication);
        } catch (RuntimeException | Error cause) {
            throw new ReplicationFailure(replication, cause);
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ReplicationFailure failure) {
                throw failure;
            }
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while replications ran", interrupted);
        }
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "replications");
        thread.setDaemon(true);
        return thread;
    }
}
