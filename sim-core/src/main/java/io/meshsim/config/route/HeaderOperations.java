package io.meshsim.config.route;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happens to the headers of requests and of their answers. */
public record HeaderOperations(Changes request, Changes response) {

    /** Headers stay as they are. */
    public static final HeaderOperations NONE = new HeaderOperations(Changes.NONE, Changes.NONE);

    /**
     * Changes of one side.
     *
     * @param set values that replace what is there
     * @param add values that come after what is there
     * @param remove names that vanish before anything is set or added
     */
    public record Changes(Map<String, String> set, Map<String, String> add, List<String> remove) {

        /** No changes. */
        public static final Changes NONE =
                new Changes(new LinkedHashMap<>(), new LinkedHashMap<>(), List.of());

        public Changes {
            set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
            add = Collections.unmodifiableMap(new LinkedHashMap<>(add));
            remove = List.copyOf(remove);
        }
    }

    /** Whether nothing changes. */
    public boolean isEmpty() {
        return equals(NONE);
    }
}
