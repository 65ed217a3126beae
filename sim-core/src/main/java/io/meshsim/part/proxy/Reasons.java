package io.meshsim.part.proxy;

import java.util.ArrayList;
import java.util.List;

/** Collects the lines of an explanation. */
final class Reasons {

    private final List<String> lines = new ArrayList<>();

    void add(String line) {
        lines.add(line);
    }

    List<String> lines() {
        return lines;
    }
}
