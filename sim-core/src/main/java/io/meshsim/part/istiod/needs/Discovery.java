package io.meshsim.part.istiod.needs;

import io.meshsim.xds.XdsType;

/** The discovery services that istiod decides about. */
public enum Discovery {
    CDS,
    EDS,
    LDS,
    RDS,
    SDS,
    NDS,
    ECDS;

    /** The service of a type. */
    public static Discovery of(XdsType type) {
        return valueOf(type.name());
    }
}
