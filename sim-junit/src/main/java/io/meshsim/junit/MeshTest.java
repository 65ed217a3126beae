package io.meshsim.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test method that asks for one a {@link io.meshsim.dsl.MeshSim} with a seed of its own.
 *
 * <p>The seed comes from the test's name, so that a green build stays green. System properties, or
 * JUnit configuration parameters, change that:
 *
 * <ul>
 *   <li>{@code meshsim.seed=4711} uses this seed;
 *   <li>{@code meshsim.seeds=200} runs each test with 200 seeds, the usual one first;
 *   <li>{@code meshsim.ties=shuffled} shuffles events of one instant from the seed;
 *   <li>{@code meshsim.twice=true} runs each test twice, remembers every event, and fails at the
 *       first that differs, with what led to it in both runs.
 * </ul>
 *
 * <p>Limits hold for each simulation by itself; on a method they replace those on its class.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(MeshTestExtension.class)
public @interface MeshTest {

    /** Events after which a simulation fails, those of the boot included; default no limit. */
    long maxEvents() default Long.MAX_VALUE;

    /** Virtual time after which it fails, such as {@code 10m}, boot included; default no limit. */
    String maxTime() default "";

    /** Time on the wall after which it fails, such as {@code 30s}; default no limit. */
    String maxWall() default "";
}
