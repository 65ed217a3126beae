package io.meshsim.part.proxy;

import java.util.ArrayList;
import java.util.List;

/** What came of a response. */
final class Applied {

    private final List<String> errors = new ArrayList<>();

    void reject(String resource, String problem) {
        errors.add(resource + ": " + problem);
    }

    boolean isAccepted() {
        return errors.isEmpty();
    }

    /** What goes into the NACK. */
    String error() {
        return String.join("; ", errors);
    }
}
