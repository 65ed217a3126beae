package io.meshsim.bench.compare;

/** What one process measured. */
record Rate(double opsPerSecond, double bytesPerOp) {}
