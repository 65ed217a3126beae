package io.meshsim.cli;

import io.meshsim.engine.SimulationFailure;
import io.meshsim.yaml.schema.BadInput;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what was wrong, without a stack trace where it was the input, and chooses the exit code. */
final class Complaints implements IExecutionExceptionHandler {

    private static final int LIMIT_REACHED = 1;
    private static final int BAD_INPUT = 2;
    private static final int BROKEN = 70;

    /** One line is enough; the whole usage would hide it. */
    static int aboutOptions(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        command.getErr().println(problem.getMessage());
        command.getErr().println("see " + command.getCommandSpec().qualifiedName() + " --help");
        return BAD_INPUT;
    }

    @Override
    public int handleExecutionException(
            Exception problem, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (problem instanceof BadInput
                || problem instanceof IllegalArgumentException
                || problem instanceof UncheckedIOException) {
            err.println(problem.getMessage());
            return BAD_INPUT;
        }
        if (problem instanceof SimulationFailure && isInputsFault(problem)) {
            err.println(problem.getMessage());
            return BAD_INPUT;
        }
        if (problem instanceof SimulationFailure && problem.getCause() == null) {
            err.println(problem.getMessage());
            return LIMIT_REACHED;
        }
        err.println("meshsim has a bug; please report this with your input:");
        problem.printStackTrace(err);
        return BROKEN;
    }

    /** A scenario may ask for what can only be refused when its time has come. */
    private static boolean isInputsFault(Exception problem) {
        return problem.getCause() instanceof IllegalArgumentException;
    }
}
