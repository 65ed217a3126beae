package io.meshsim.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where the {@code meshsim} command starts. */
@Command(
        name = "meshsim",
        description = "Runs a service mesh in one JVM, on one virtual clock, from one seed.",
        version = "meshsim 0.1.0-SNAPSHOT",
        mixinStandardHelpOptions = true,
        subcommands = RunCommand.class,
        footer = {
            "",
            "Exit codes: 0 fine, 1 a claim failed, a limit was reached or two runs differ,"
                    + " 2 bad input."
        })
public final class Main implements Runnable {

    /** Without a subcommand there is nothing to run, so this says which there are. */
    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /**
     * Runs one command and ends the JVM with its exit code: 0 fine, 1 a claim failed, a limit was
     * reached or two runs differ, 2 bad input.
     */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = execute(out, err, args);
        out.flush();
        System.exit(code);
    }

    /** The same for tests: writes to the given writers and gives back the exit code. */
    static int execute(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Main())
                .registerConverter(Long.class, new WholeNumber())
                .registerConverter(long.class, new WholeNumber())
                .registerConverter(Duration.class, new LengthOfTime())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Complaints::aboutOptions)
                .setExecutionExceptionHandler(new Complaints())
                .execute(args);
    }
}
