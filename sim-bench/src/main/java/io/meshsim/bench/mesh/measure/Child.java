package io.meshsim.bench.mesh.measure;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a Java process for each measurement, so that none profits or suffers from another. */
final class Child {

    private final List<String> jvmOptions;

    Child(List<String> jvmOptions) {
        this.jvmOptions = List.copyOf(jvmOptions);
    }

    /** What {@link MeshWorker} answers. */
    String ask(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(MeshWorker.class.getName());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.lines()
                .filter(line -> line.startsWith(MeshWorker.ANSWER))
                .map(line -> line.substring(MeshWorker.ANSWER.length()))
                .findFirst()
                .orElseThrow(() -> new IOException("no answer from " + String.join(" ", command)));
    }
}
