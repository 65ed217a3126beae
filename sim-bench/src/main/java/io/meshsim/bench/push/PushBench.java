package io.meshsim.bench.push;

import io.meshsim.bench.mesh.measure.Child;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures pushes to many sidecars, each size in a process of its own. */
@Command(
        name = "bench push",
        description = {
            "Measures what it takes to simulate a full push to sidecars over 1,000 services of ten"
                    + " endpoints each: wall time and heap.",
            "A scoped view is of 20 services."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class PushBench implements Callable<Integer> {

    /** Sidecars, views of 20 services among them (0: one view of all), and heap in MB. */
    private record Size(int sidecars, int views, int heap) {

        static Size of(String text) {
            String[] parts = text.split(":", 3);
            return new Size(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]));
        }
    }

    private static final String SIZES =
            "1000:0:512,10000:0:512,100000:0:512,1000:1:512,10000:1:512,100000:1:512,"
                    + "100000:1000:2048,10000:10000:2048";

    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = SIZES,
            description = "SIDECARS:VIEWS:HEAP, heap in MB; 0 views stands for one of everything.")
    private List<String> sizes = List.of();

    @Option(names = "--warm-ups", defaultValue = "3", description = "Pushes before measuring.")
    private int warmUps = 3;

    @Option(names = "--rounds", defaultValue = "3", description = "Pushes measured.")
    private int rounds = 3;

    @Spec private CommandSpec spec = CommandSpec.create();

    public static void main(String[] args) {
        System.exit(new CommandLine(new PushBench()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "| sidecars | views | heap MB | first config s | push s | unchanged push s"
                        + " | µs per unchanged | used MB |");
        out.println("|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (String size : sizes) {
            out.println(row(Size.of(size)));
            out.flush();
        }
        return 0;
    }

    private String row(Size size) throws IOException {
        List<String> jvm =
                List.of("-Xmx" + size.heap() + "m", "-XX:MaxNewSize=64m", "-XX:+UseSerialGC");
        String[] answer =
                new Child(PushWorker.class, jvm)
                        .ask(
                                Integer.toString(size.sidecars()),
                                Integer.toString(size.views()),
                                Integer.toString(warmUps),
                                Integer.toString(rounds))
                        .split(" ", 4);
        double unchanged = Double.parseDouble(answer[2]);
        return "| %,d | %s | %,d | %.2f | %.3f | %.3f | %.2f | %,d |"
                .formatted(
                        size.sidecars(),
                        size.views() == 0 ? "1 of all" : "%,d".formatted(size.views()),
                        size.heap(),
                        Double.parseDouble(answer[0]),
                        Double.parseDouble(answer[1]),
                        unchanged,
                        unchanged / size.sidecars() * 1e6,
                        Long.parseLong(answer[3]) >> 20);
    }
}
