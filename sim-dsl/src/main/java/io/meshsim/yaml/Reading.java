package io.meshsim.yaml;

import io.meshsim.mesh.result.NoteResult;
import io.meshsim.part.istiod.Release;
import io.meshsim.yaml.schema.BadInput;
import io.meshsim.yaml.schema.Problem;
import io.meshsim.yaml.schema.YamlNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is found while documents are read: errors, and notes on what has no effect. */
final class Reading {

    static final String NOT_MODELLED = "not modelled";
    static final String WARNING = "warning";
    static final String DEFAULT = "default";

    private final List<NoteResult> notes = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> unmodelled = new ArrayList<>();
    private final @Nullable Release release;

    /** Documents that say themselves which release of Istio they are for. */
    Reading() {
        this(null);
    }

    /** Documents read for a release of Istio, whatever they say; null for their own. */
    Reading(@Nullable Release release) {
        this.release = release;
    }

    @Nullable Release release() {
        return release;
    }

    void notModelled(YamlNode node, String message) {
        note(NOT_MODELLED, node, message);
        unmodelled.add(
                node.error("not modelled: " + message, "remove it, or run without --strict"));
    }

    void warning(YamlNode node, String message) {
        note(WARNING, node, message);
    }

    void assumed(String message) {
        notes.add(new NoteResult(DEFAULT, "", 0, "", message));
    }

    void error(YamlNode node, String message, String suggestion) {
        problems.add(node.error(message, suggestion));
    }

    void problems(List<Problem> found) {
        for (Problem problem : found) {
            if (problem.isError()) {
                problems.add(problem);
            } else {
                notes.add(
                        new NoteResult(
                                WARNING,
                                problem.file(),
                                problem.document(),
                                problem.path(),
                                problem.message()));
            }
        }
    }

    /** Notes every field below a node that nobody has read. */
    void noteUnread(YamlNode root, UnreadWords words) {
        for (YamlNode unread : root.unconsumed()) {
            notModelled(unread, words.about(unread.path()));
        }
    }

    /** Ends with an error if there was one, or, when strict, if anything is not modelled. */
    List<NoteResult> finish(boolean strict) {
        List<Problem> all = new ArrayList<>(problems);
        if (strict) {
            all.addAll(unmodelled);
        }
        BadInput.throwIfAnyError(all);
        return List.copyOf(notes);
    }

    private void note(String kind, YamlNode node, String message) {
        notes.add(new NoteResult(kind, node.file(), node.document(), node.path(), message));
    }
}
