package io.meshsim.cli;

import io.meshsim.dsl.ScenarioRun;
import io.meshsim.dsl.VariantRuns;
import io.meshsim.engine.EngineSettings;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.Tracing;
import io.meshsim.engine.trace.TraceSink;
import io.meshsim.mesh.result.RunResult;
import io.meshsim.report.JsonSummary;
import io.meshsim.report.RunFiles;
import io.meshsim.report.TerminalSummary;
import io.meshsim.report.VariantsSummary;
import io.meshsim.yaml.Scenario;
import io.meshsim.yaml.ScenarioSet;
import io.meshsim.yaml.Scenarios;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a scenario and says what was seen. */
@Command(
        name = "run",
        description = {
            "Runs manifests, with a Scenario document among them or without, and reports how long"
                    + " changes took to the last proxy, how requests fared, and why.",
            "Without a Scenario, a default one boots the mesh, lets it settle, drives its gateway"
                    + " or else every Service, and changes one resource."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long DEFAULT_SEED = 1;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files or directories.")
    private List<Path> paths = List.of();

    @Option(names = "--seed", description = "The number that decides every draw.")
    private @Nullable Long seed;

    @Option(
            names = "--ties",
            description = "Order of events of one instant: ${COMPLETION-CANDIDATES}.",
            defaultValue = "FIRST_COME")
    private TieMode ties = TieMode.FIRST_COME;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = {
                "Where files are written; target/meshsim/NAME if not given.",
                "If given, the trace names causes."
            })
    private @Nullable Path out;

    @Option(
            names = "--release",
            paramLabel = "RELEASE",
            description = {
                "Release of Istio whose defaults apply: 1.12, 1.20 or 1.30;",
                "if not given, what the scenario says, or else 1.30."
            })
    private @Nullable String release;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Option(names = "--strict", description = "What is not modelled is an error.")
    private boolean strict;

    @Option(names = "--verbose", description = "Every change, note and constant.")
    private boolean verbose;

    @Option(
            names = "--trace-every",
            paramLabel = "N",
            description = "Trace the first request and then every N-th; ${DEFAULT-VALUE}.",
            defaultValue = "100")
    private long traceEvery = 100;

    @Option(
            names = "--twice",
            description = {
                "Runs twice and compares every event instead of checking claims and writing files;",
                "exit code 1 if the runs differ."
            })
    private boolean twice;

    @Mixin private final LimitOptions limits = new LimitOptions();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        long began = System.nanoTime();
        refuseWhatTwiceIgnores();
        ScenarioSet set = Scenarios.loadAll(paths, strict, release);
        if (twice) {
            return runTwice(set);
        }
        VariantRuns runs = new VariantRuns(set);
        List<Path> written = new ArrayList<>();
        set.variants()
                .forEach(
                        (variant, scenario) -> written.addAll(run(variant, scenario, runs, began)));
        print(runs, secondsSince(began), written);
        return runs.passed() ? 0 : 1;
    }

    /** Runs one variant; gives the files that a person wants to open. */
    private List<Path> run(String variant, Scenario scenario, VariantRuns runs, long began) {
        Path directory = directory(variant, scenario);
        try (RunFiles files = RunFiles.open(directory, traceEvery)) {
            ScenarioRun run = new ScenarioRun(scenario, seedOf(scenario), engine());
            run.settle();
            for (TraceSink sink : files.sinks()) {
                run.running().simulation().trace().addSink(sink);
            }
            run.play(new ProgressLine(writer(false), scenario.name()));
            RunResult result = runs.finished(variant, run);
            List<Path> written = files.finish(result, secondsSince(began), run.running().metrics());
            return runs.set().isPlain() ? written : written.subList(0, 1);
        }
    }

    private Path directory(String variant, Scenario scenario) {
        return out == null ? Path.of("target", "meshsim", scenario.name()) : out.resolve(variant);
    }

    private static double secondsSince(long beganNanos) {
        return (System.nanoTime() - beganNanos) / NANOS_PER_SECOND;
    }

    private int runTwice(ScenarioSet set) {
        boolean same = true;
        for (Scenario scenario : set.variants().values()) {
            ProgressLine progress = new ProgressLine(writer(false), scenario.name());
            TwoRuns runs = TwoRuns.of(scenario, seedOf(scenario), engine(), progress);
            PrintWriter target = writer(true);
            target.println(json ? runs.json() : runs.text());
            target.flush();
            same &= runs.same();
        }
        return same ? 0 : 1;
    }

    private void refuseWhatTwiceIgnores() {
        for (String option : List.of("--out", "--trace-every", "--verbose")) {
            if (twice && spec().commandLine().getParseResult().hasMatchedOption(option)) {
                throw new IllegalArgumentException(
                        option + " has no effect with --twice, which writes no files; leave one");
            }
        }
    }

    /** Causes cost about 11 % more processor time, so only who keeps the trace pays for them. */
    private EngineSettings engine() {
        EngineSettings engine = EngineSettings.DEFAULT.withTies(ties).withLimits(limits.limits());
        return out == null ? engine : engine.withTracing(Tracing.CAUSES);
    }

    private long seedOf(Scenario scenario) {
        return seed != null ? seed : scenario.seed().orElse(DEFAULT_SEED);
    }

    private void print(VariantRuns runs, double wallSeconds, List<Path> written) {
        PrintWriter target = writer(true);
        List<String> names = written.stream().map(Path::toString).toList();
        if (runs.set().isPlain()) {
            RunResult result = runs.results().values().iterator().next();
            if (json) {
                target.println(JsonSummary.of(result, wallSeconds));
            } else {
                target.print(
                        TerminalSummary.of(result, wallSeconds, names).verbose(verbose).text());
            }
        } else {
            printVariants(runs, wallSeconds, names, target);
        }
        target.flush();
    }

    private void printVariants(
            VariantRuns runs, double wallSeconds, List<String> names, PrintWriter target) {
        String name = runs.set().name();
        if (json) {
            target.println(
                    JsonSummary.ofVariants(name, runs.results(), runs.comparisons(), wallSeconds));
            return;
        }
        target.print(
                VariantsSummary.of(name, runs.results(), runs.comparisons())
                        .verbose(verbose)
                        .text());
        target.println("\nWritten:");
        names.forEach(file -> target.println("  " + file));
    }

    private PrintWriter writer(boolean standardOutput) {
        return standardOutput ? spec().commandLine().getOut() : spec().commandLine().getErr();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it calls");
        }
        return spec;
    }
}
