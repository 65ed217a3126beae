/** What a run looked like: tables, metrics, timelines and pictures. */
@NullMarked
package io.meshsim.report;

import org.jspecify.annotations.NullMarked;
