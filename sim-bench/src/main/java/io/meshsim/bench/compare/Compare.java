package io.meshsim.bench.compare;

import io.meshsim.bench.work.Load;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks that all engines do the same in the same order, then measures them in turn. */
@Command(
        name = "bench",
        description = {
            "Measures engines side by side: interleaved rounds, one process for each measurement,"
                    + " medians.",
            "Exits 1 if the engines disagree about the order of events."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class Compare implements Callable<Integer> {

    private static final String LOADS =
            "hold:100,hold:10000,hold:1000000,mm1:1,timer:10000,"
                    + "bimodal:10000,bimodal:1000000,burst:10000,burst:1000000,"
                    + "shift:10000,shift:1000000,zero:10000";

    private static final String EVERYBODY =
            "meshsim,meshsim-shuffled,heap4,pq-lambda,ssj,mason,dsol,kalasim";

    /** Fresh pages are charged to whoever allocates, unless all are touched beforehand. */
    private static final String JVM_OPTIONS =
            "-XX:+UseParallelGC,-XX:ParallelGCThreads=2,-XX:+UseTransparentHugePages,"
                    + "-XX:+AlwaysPreTouch";

    @Option(names = "--rounds", defaultValue = "3", description = "How often each is measured.")
    private int rounds = 3;

    @Option(names = "--engines", split = ",", defaultValue = EVERYBODY, description = "Who.")
    private List<Contender> contenders = List.of();

    @Option(names = "--workloads", split = ",", defaultValue = LOADS, description = "What.")
    private List<Load> loads = List.of();

    @Option(names = "--warm-up", defaultValue = "PT1.5S", description = "Before measuring.")
    private Duration warmUp = Duration.ZERO;

    @Option(names = "--measure", defaultValue = "PT1.5S", description = "Measured at least.")
    private Duration measure = Duration.ZERO;

    @Option(
            names = "--check-operations",
            defaultValue = "100000",
            description = "Operations whose order is compared first; 0 compares nothing.")
    private long checkOps;

    @Option(
            names = "--threads",
            defaultValue = "4",
            description = "Replications at once of hold:10000 on meshsim; 1 leaves this out.")
    private int threads = 1;

    @Option(
            names = "--jvm",
            split = ",",
            defaultValue = JVM_OPTIONS,
            description = "Options of the measured processes.")
    private List<String> jvmOptions = List.of();

    @Spec private CommandSpec spec = CommandSpec.create();

    public static void main(String[] args) {
        System.exit(
                new CommandLine(new Compare())
                        .registerConverter(Contender.class, Contender::named)
                        .registerConverter(Load.class, Load::parse)
                        .execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Processes processes = new Processes(jvmOptions);
        if (!ordersAgree(processes)) {
            return 1;
        }
        Results results = new Results();
        for (int round = 1; round <= rounds; round++) {
            for (Job job : jobs()) {
                Rate rate = processes.time(job, warmUp, measure);
                results.add(job, rate);
                say(
                        "round %d  %-40s %8.3f M/s"
                                .formatted(round, job.text(), rate.opsPerSecond() / 1e6));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(new Report(contenders, loads, results));
        out.flush();
        return 0;
    }

    private List<Job> jobs() {
        List<Job> jobs = new ArrayList<>();
        for (Load load : loads) {
            for (Contender contender : contenders) {
                if (contender.does(load)) {
                    jobs.add(Job.single(contender, load));
                }
            }
        }
        Job alone = Job.single(Contender.MESHSIM, Load.parse("hold:10000"));
        if (threads > 1 && jobs.contains(alone)) {
            jobs.add(new Job(alone.contender(), alone.load(), threads));
        }
        return jobs;
    }

    private boolean ordersAgree(Processes processes) throws IOException {
        boolean agree = true;
        for (Load load : checkOps > 0 ? loads : List.<Load>of()) {
            Map<String, List<String>> byHash = new TreeMap<>();
            for (Contender contender : contenders) {
                if (contender.does(load) && contender.runsFirstComeFirstServed()) {
                    byHash.computeIfAbsent(
                                    processes.orderHash(contender, load, checkOps),
                                    hash -> new ArrayList<>())
                            .add(contender.text());
                }
            }
            agree &= byHash.size() <= 1;
            String verdict = byHash.size() > 1 ? "  DIFFERS" : "";
            say("order  %s  %s%s".formatted(load.text(), byHash, verdict));
        }
        return agree;
    }

    /** Progress goes to standard error, results to standard output. */
    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
