package io.meshsim.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One call of the command: its exit code and what it printed. */
record Call(int exitCode, String out, String err) {

    static Call of(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), words);
        return new Call(code, out.toString(), err.toString());
    }

    /** Runs the input and writes files below {@code files}. */
    static Call run(Path input, Path files, String... more) {
        List<String> words = new ArrayList<>();
        words.add("run");
        words.add(input.toString());
        words.add("--out");
        words.add(files.toString());
        words.addAll(List.of(more));
        return of(words.toArray(new String[0]));
    }
}
