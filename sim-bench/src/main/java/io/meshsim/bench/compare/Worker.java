package io.meshsim.bench.compare;

import io.meshsim.bench.work.Load;
import io.meshsim.bench.work.Meter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A process of its own for one job: {@code time ENGINE LOAD THREADS WARM-UP MEASURE} prints a rate,
 * {@code hash ENGINE LOAD OPS} prints the hash of the order.
 */
final class Worker {

    static final String ANSWER = "answer ";

    private Worker() {}

    public static void main(String[] args) throws Exception {
        Contender contender = Contender.named(args[1]);
        Load load = Load.parse(args[2]);
        String answer =
                args[0].equals("hash")
                        ? "%016x".formatted(orderHash(contender, load, Long.parseLong(args[3])))
                        : time(
                                new Job(contender, load, Integer.parseInt(args[3])),
                                Duration.parse(args[4]),
                                Duration.parse(args[5]));
        System.out.println(ANSWER + answer);
        System.out.flush();
        // Some engines leave threads behind.
        Runtime.getRuntime().halt(0);
    }

    /** Runs a number of operations; the hash of their order. */
    static long orderHash(Contender contender, Load load, long ops) throws Exception {
        Meter meter = Meter.hashing(ops);
        contender.make().run(load, meter);
        return meter.orderHash();
    }

    private static String time(Job job, Duration warmUp, Duration measure) throws Exception {
        List<Callable<Meter>> replications = new ArrayList<>();
        for (int i = 0; i < job.threads(); i++) {
            replications.add(() -> replicate(job, Meter.timing(warmUp, measure)));
        }
        double opsPerSecond = 0;
        double bytesPerOp = 0;
        ExecutorService threads = Executors.newFixedThreadPool(job.threads());
        for (Future<Meter> replication : threads.invokeAll(replications)) {
            opsPerSecond += replication.get().opsPerSecond();
            bytesPerOp = Math.max(bytesPerOp, replication.get().bytesPerOp());
        }
        return opsPerSecond + " " + bytesPerOp;
    }

    private static Meter replicate(Job job, Meter meter) throws Exception {
        job.contender().make().run(job.load(), meter);
        return meter;
    }
}
