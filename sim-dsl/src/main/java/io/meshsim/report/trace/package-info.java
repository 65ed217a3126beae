/**
 * The trace in files: {@code TraceJsonLines} for programs, {@code PerfettoTimeline} for the eye.
 */
@NullMarked
package io.meshsim.report.trace;

import org.jspecify.annotations.NullMarked;
