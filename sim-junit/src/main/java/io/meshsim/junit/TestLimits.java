package io.meshsim.junit;

import io.meshsim.engine.Limits;
import io.meshsim.engine.time.GoDuration;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Reads the limits of a test from its annotation, and gives them the clock on the wall. */
final class TestLimits {

    private static final Duration NO_LIMIT = Duration.ofNanos(Long.MAX_VALUE);

    private TestLimits() {}

    static Limits of(ExtensionContext context) {
        Limits limits = Limits.DEFAULT.withWallClock(NO_LIMIT, System::nanoTime);
        return annotation(context).map(test -> limits(test, limits)).orElse(limits);
    }

    private static Optional<MeshTest> annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), MeshTest.class)
                .or(
                        () ->
                                AnnotationSupport.findAnnotation(
                                        context.getRequiredTestClass(),
                                        MeshTest.class,
                                        context.getEnclosingTestClasses()));
    }

    private static Limits limits(MeshTest test, Limits limits) {
        return limits.withEvents(test.maxEvents())
                .withTime(length("maxTime", test.maxTime()))
                .withWallClock(length("maxWall", test.maxWall()), limits.wallClockNanos());
    }

    private static Duration length(String name, String text) {
        if (text.isEmpty()) {
            return NO_LIMIT;
        }
        try {
            return Duration.ofNanos(GoDuration.parseNotNegative(text));
        } catch (IllegalArgumentException problem) {
            throw new IllegalArgumentException(
                    "@MeshTest(" + name + "): " + problem.getMessage(), problem);
        }
    }
}
