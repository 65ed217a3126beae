package io.meshsim.bench.compare;

import io.meshsim.bench.work.Load;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts a Java process for each job, so that no engine profits or suffers from another. */
final class Processes {

    /** What a million pending objects need, some of a kilobyte. */
    private static final String BIG_HEAP = "10g";

    private static final String HEAP = "4g";
    private static final int BIG = 1_000_000;

    private final List<String> jvmOptions;

    /** The options of every process; the size of the heap is not among them. */
    Processes(List<String> jvmOptions) {
        this.jvmOptions = List.copyOf(jvmOptions);
    }

    /** Measures a job. */
    Rate time(Job job, Duration warmUp, Duration measure) throws IOException {
        String answer =
                run(
                        job.load(),
                        "time",
                        job.contender().text(),
                        job.load().text(),
                        Integer.toString(job.threads()),
                        warmUp.toString(),
                        measure.toString());
        String[] parts = answer.split(" ", 2);
        return new Rate(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
    }

    /** The hash of the order of the first operations, in hexadecimal digits. */
    String orderHash(Contender contender, Load load, long ops) throws IOException {
        return run(load, "hash", contender.text(), load.text(), Long.toString(ops));
    }

    private String run(Load load, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String heap = load.n() >= BIG ? BIG_HEAP : HEAP;
        command.addAll(List.of("-Xms" + heap, "-Xmx" + heap));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Worker.class.getName());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.lines()
                .filter(line -> line.startsWith(Worker.ANSWER))
                .map(line -> line.substring(Worker.ANSWER.length()))
                .findFirst()
                .orElseThrow(() -> new IOException("no answer from " + String.join(" ", command)));
    }
}
