package io.meshsim.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where the {@code meshsim} command starts. */
@Command(
        name = "meshsim",
        description = "Runs a service mesh in one JVM, on one virtual clock, from one seed.",
        version = "meshsim 0.1.0-SNAPSHOT",
        mixinStandardHelpOptions = true)
public final class Main implements Runnable {

    /** Without a subcommand there is nothing to run, so this says which there are. */
    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /**
     * Runs one command and ends the JVM with its exit code: 0 fine, 1 a claim failed, 2 bad input.
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
