package io.meshsim.mesh.result;

/** Encoded sizes of what a proxy holds, by discovery service. */
public record ConfigBytes(long cdsBytes, long edsBytes, long ldsBytes, long rdsBytes) {

    /** All of it. */
    public long totalBytes() {
        return cdsBytes + edsBytes + ldsBytes + rdsBytes;
    }
}
