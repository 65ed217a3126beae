package io.meshsim.bench.mesh.measure;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a Java process for each measurement, so that none profits or suffers from another. */
public final class Child {

    /** With what the line begins that a worker answers with. */
    public static final String ANSWER = "answer ";

    private final Class<?> worker;
    private final List<String> jvmOptions;

    /** Processes that run a class with a main method. */
    public Child(Class<?> worker, List<String> jvmOptions) {
        this.worker = worker;
        this.jvmOptions = List.copyOf(jvmOptions);
    }

    /** What the worker answers. */
    public String ask(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(worker.getName());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.lines()
                .filter(line -> line.startsWith(ANSWER))
                .map(line -> line.substring(ANSWER.length()))
                .findFirst()
                .orElseThrow(() -> new IOException("no answer from " + String.join(" ", command)));
    }
}
