package io.meshsim.part.istiod;

import io.meshsim.xds.XdsType;
import java.util.EnumMap;
import java.util.Map;

/** What traces call a stream and what is sent on it. */
final class ConnectionNames {

    private final int pod;
    private final Map<XdsType, Integer> sends = new EnumMap<>(XdsType.class);

    ConnectionNames(IstiodTrace trace, String name) {
        this.pod = trace.name(name);
        for (XdsType type : XdsType.values()) {
            sends.put(type, trace.name(name + " " + type));
        }
    }

    int pod() {
        return pod;
    }

    int of(XdsType type) {
        return sends.getOrDefault(type, pod);
    }
}
