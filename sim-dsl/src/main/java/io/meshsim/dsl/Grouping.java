package io.meshsim.dsl;

import io.meshsim.mesh.measure.Answer;
import java.util.function.Function;

/** How requests are put into groups. */
public record Grouping(String name, Function<Answer, String> key) {}
