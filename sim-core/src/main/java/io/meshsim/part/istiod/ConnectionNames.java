package io.meshsim.part.istiod;

import io.meshsim.xds.XdsType;
import java.util.EnumMap;
import java.util.Map;

/** What traces call a stream and what is sent on it. */
final class ConnectionNames {

    private final IstiodTrace trace;
    private final String name;
    private final int pod;
    private final Map<XdsType, Integer> sends = new EnumMap<>(XdsType.class);

    ConnectionNames(IstiodTrace trace, String name) {
        this.pod = trace.name(name);
        this.trace = trace;
        this.name = name;
    }

    int pod() {
        return pod;
    }

    int of(XdsType type) {
        return sends.computeIfAbsent(type, some -> trace.name(name + " " + some));
    }
}
