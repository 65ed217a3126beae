package io.meshsim.config.check;

import java.util.ArrayList;
import java.util.List;

/** What has been found so far. */
final class Findings {

    private final List<Finding> all = new ArrayList<>();

    void error(String path, String message) {
        all.add(new Finding(path, true, message));
    }

    void warning(String path, String message) {
        all.add(new Finding(path, false, message));
    }

    List<Finding> list() {
        return List.copyOf(all);
    }
}
