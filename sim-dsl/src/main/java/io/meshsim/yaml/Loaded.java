package io.meshsim.yaml;

import io.meshsim.config.Resource;
import io.meshsim.mesh.result.NoteResult;
import java.util.List;

/**
 * What manifests say.
 *
 * @param resources in the order of their documents
 * @param notes what has no effect, and what deserves a look
 */
public record Loaded(List<Resource> resources, List<NoteResult> notes) {

    public Loaded {
        resources = List.copyOf(resources);
        notes = List.copyOf(notes);
    }
}
