package io.meshsim.yaml.schema;

/** Whether a problem stops the run. */
public enum Severity {
    /** The input cannot be used. */
    ERROR,
    /** The input can be used, but a part of it has no effect. */
    WARNING
}
