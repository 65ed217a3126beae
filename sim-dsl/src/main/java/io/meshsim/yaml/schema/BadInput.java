package io.meshsim.yaml.schema;

import java.util.List;
import java.util.stream.Collectors;

/** The input cannot be used. Carries every problem found, not only the first. */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Makes the exception; its message is one line per problem. */
    public BadInput(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("bad input needs at least one problem");
        }
        this.problems = List.copyOf(problems);
    }

    /** Makes the exception for a single problem. */
    public BadInput(Problem problem) {
        this(List.of(problem));
    }

    /** Returns the problems in the order they were found. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * Throws when the list holds an error.
     *
     * @throws BadInput with every problem of the list, when at least one of them is an error
     */
    public static void throwIfAnyError(List<Problem> problems) {
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new BadInput(problems);
        }
    }
}
