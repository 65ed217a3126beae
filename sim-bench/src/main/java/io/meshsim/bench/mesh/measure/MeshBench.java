package io.meshsim.bench.mesh.measure;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks that the mesh and its naive twin agree about every call, then measures them in turn. */
@Command(
        name = "bench mesh",
        description = {
            "Measures the request path of the mesh beside the same model with objects and lambdas:"
                    + " interleaved rounds, one process for each measurement, medians.",
            "Exits 1 if the two disagree about a call."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class MeshBench implements Callable<Integer> {

    private static final String JVM_OPTIONS =
            "-Xms4g,-Xmx4g,-XX:+UseParallelGC,-XX:ParallelGCThreads=2,"
                    + "-XX:+UseTransparentHugePages,-XX:+AlwaysPreTouch";

    private static final double THOUSAND = 1e3;

    /** Other collectors, and this one by default, leave some of the garbage where it is. */
    private static final List<String> EXACT_HEAP =
            List.of("-Xmx4g", "-XX:+UseSerialGC", "-XX:MarkSweepDeadRatio=0");

    /** Enough for a difference, as memory does not depend on the size. */
    private static final int MEMORY_SERVICES = 100;

    @Option(names = "--rounds", defaultValue = "3", description = "How often each is measured.")
    private int rounds = 3;

    @Option(
            names = "--services",
            split = ",",
            defaultValue = "100,1000",
            description = "Sizes of the mesh; each service has ten pods.")
    private List<Integer> sizes = List.of();

    @Option(names = "--warm-up", defaultValue = "PT5S", description = "Before measuring.")
    private Duration warmUp = Duration.ZERO;

    @Option(names = "--measure", defaultValue = "PT5S", description = "Measured at least.")
    private Duration measure = Duration.ZERO;

    @Option(
            names = "--check",
            defaultValue = "PT0.2S",
            description = "Simulated time whose calls are compared first.")
    private Duration check = Duration.ZERO;

    @Option(
            names = "--threads",
            defaultValue = "4",
            description = "Replications at once of the smallest mesh; 1 leaves this out.")
    private int threads = 1;

    @Option(
            names = "--jvm",
            split = ",",
            defaultValue = JVM_OPTIONS,
            description = "Options of the measured processes.")
    private List<String> jvmOptions = List.of();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Map<Job, List<Speed>> speeds = new LinkedHashMap<>();

    private record Job(Variant variant, int services, int threads) {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new MeshBench()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Child child = new Child(MeshWorker.class, jvmOptions);
        Path directory = Files.createTempDirectory("mesh-bench");
        for (int size : sizes) {
            if (!agree(child, size, file(directory, size))) {
                return 1;
            }
        }
        for (int round = 1; round <= rounds; round++) {
            for (Job job : jobs()) {
                Speed speed = time(child, job, file(directory, job.services()));
                speeds.computeIfAbsent(job, ignored -> new ArrayList<>()).add(speed);
                say("round %d  %s".formatted(round, line(job, speed)));
            }
        }
        report();
        reportMemory();
        return 0;
    }

    private static Path file(Path directory, int size) {
        return directory.resolve("snapshot-" + size + ".txt");
    }

    private boolean agree(Child child, int size, Path file) throws IOException {
        String services = Integer.toString(size);
        String nanos = Long.toString(check.toNanos());
        String mesh = child.ask("settle", services, file.toString(), nanos);
        String twin = child.ask("check", services, file.toString(), nanos);
        say("%d services: %s, twin %s".formatted(size, mesh, twin));
        return mesh.equals(twin);
    }

    private Speed time(Child child, Job job, Path file) throws IOException {
        String[] answer =
                child.ask(
                                "time",
                                Integer.toString(job.services()),
                                file.toString(),
                                job.variant().text(),
                                Integer.toString(job.threads()),
                                warmUp.toString(),
                                measure.toString())
                        .split(" ", 2);
        return new Speed(Double.parseDouble(answer[0]), Double.parseDouble(answer[1]));
    }

    private List<Job> jobs() {
        List<Job> jobs = new ArrayList<>();
        for (int size : sizes) {
            for (Variant variant : Variant.values()) {
                jobs.add(new Job(variant, size, 1));
            }
        }
        if (threads > 1) {
            int smallest = sizes.stream().min(Integer::compare).orElseThrow();
            jobs.add(new Job(Variant.WALKING, smallest, threads));
        }
        return jobs;
    }

    private void report() {
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "| mesh | services | threads | k calls/s | bytes/call | × naive | × 1 thread |");
        out.println("|---|--:|--:|--:|--:|--:|--:|");
        speeds.forEach((job, ignored) -> out.println(row(job)));
        out.flush();
    }

    private void reportMemory() throws IOException {
        String[] bytes =
                new Child(MeshWorker.class, EXACT_HEAP)
                        .ask("memory", Integer.toString(MEMORY_SERVICES))
                        .split(" ", 2);
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        out.println(
                "%.0f bytes per call under way, %.0f bytes per sidecar beyond shared config"
                        .formatted(Double.parseDouble(bytes[0]), Double.parseDouble(bytes[1])));
        out.flush();
    }

    private String row(Job job) {
        Speed speed = median(job);
        return "| %s | %d | %d | %.0f | %.1f | %s | %s |"
                .formatted(
                        job.variant().text(),
                        job.services(),
                        job.threads(),
                        speed.callsPerSecond() / THOUSAND,
                        speed.bytesPerCall(),
                        ratio(speed, new Job(Variant.NAIVE, job.services(), 1), job.threads() == 1),
                        ratio(speed, new Job(job.variant(), job.services(), 1), job.threads() > 1));
    }

    private String ratio(Speed speed, Job base, boolean applies) {
        return applies && speeds.containsKey(base)
                ? "%.2f".formatted(speed.callsPerSecond() / median(base).callsPerSecond())
                : "";
    }

    private Speed median(Job job) {
        List<Speed> sorted = new ArrayList<>(speeds.getOrDefault(job, List.of()));
        sorted.sort((a, b) -> Double.compare(a.callsPerSecond(), b.callsPerSecond()));
        return sorted.get(sorted.size() / 2);
    }

    private static String line(Job job, Speed speed) {
        return "%-8s %5d services, %d threads: %8.1f k calls/s %8.1f bytes/call"
                .formatted(
                        job.variant().text(),
                        job.services(),
                        job.threads(),
                        speed.callsPerSecond() / THOUSAND,
                        speed.bytesPerCall());
    }

    /** Progress goes to standard error, results to standard output. */
    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
