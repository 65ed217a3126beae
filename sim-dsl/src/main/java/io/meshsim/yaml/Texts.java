package io.meshsim.yaml;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps of texts. */
final class Texts {

    private Texts() {}

    static Map<String, String> none() {
        return new LinkedHashMap<>();
    }
}
