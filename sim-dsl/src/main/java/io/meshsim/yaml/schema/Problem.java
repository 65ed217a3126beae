package io.meshsim.yaml.schema;

/**
 * One thing that is wrong with an input, and what would be right.
 *
 * @param file the file as the user named it
 * @param document number of the document in the file, from 1; 0 when the whole file is meant
 * @param line line in the file, from 1; 0 when no line is meant
 * @param path place in the document, such as {@code spec.http[0].route}; may be empty
 * @param message what is wrong
 * @param suggestion what would be right; empty when nothing better is known
 * @param severity whether the run can go on
 */
public record Problem(
        String file,
        int document,
        int line,
        String path,
        String message,
        String suggestion,
        Severity severity) {

    /** Returns an error about a whole file. */
    public static Problem ofFile(String file, String message, String suggestion) {
        return new Problem(file, 0, 0, "", message, suggestion, Severity.ERROR);
    }

    /** Returns the same problem as a warning. */
    public Problem asWarning() {
        return new Problem(file, document, line, path, message, suggestion, Severity.WARNING);
    }

    /** Returns the same problem as an error. */
    public Problem asError() {
        return new Problem(file, document, line, path, message, suggestion, Severity.ERROR);
    }

    /** Whether this problem stops the run. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Returns the problem as one line: place, what is wrong, what would be right. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        if (document > 0) {
            text.append(" document ").append(document);
        }
        if (!path.isEmpty()) {
            text.append(document > 0 ? ", " : " ").append(path);
        }
        text.append(": ").append(isError() ? "" : "warning: ").append(message);
        if (!suggestion.isEmpty()) {
            text.append("; ").append(suggestion);
        }
        return text.toString();
    }
}
