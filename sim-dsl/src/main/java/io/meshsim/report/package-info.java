/**
 * What a run looked like: tables, metrics and pictures.
 *
 * <p>Start at {@code RunFiles}, which writes everything into one directory; the others make one
 * thing each: {@code TerminalSummary}, {@code JsonSummary}, {@code PrometheusText} and {@code
 * HtmlReport}. All give the same text for the same run on every machine.
 */
@NullMarked
package io.meshsim.report;

import org.jspecify.annotations.NullMarked;
