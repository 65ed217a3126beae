package io.meshsim.junit;

import io.meshsim.dsl.MeshFailure;
import io.meshsim.dsl.MeshSim;
import io.meshsim.dsl.SimOptions;
import io.meshsim.engine.replay.Divergence;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Resolves the {@link MeshSim} parameter and repeats tests for sweeps and digest checks. */
final class MeshTestExtension implements ParameterResolver, InvocationInterceptor {

    private static final ExtensionContext.Namespace STORE =
            ExtensionContext.Namespace.create(MeshTestExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MeshSim.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Executable executable = parameter.getDeclaringExecutable();
        if (!context.getTestMethod().filter(executable::equals).isPresent()) {
            String place =
                    executable instanceof Method ? executable.getName() + "()" : "a constructor";
            throw new ParameterResolutionException(
                    "@MeshTest: a MeshSim is a parameter of a test method, not of "
                            + place
                            + ", because each test has a seed of its own and may run several"
                            + " times");
        }
        return context.getStore(STORE)
                .getOrComputeIfAbsent(
                        MeshSim.class,
                        key -> MeshTestSettings.of(context).simulator(context, 0),
                        MeshSim.class);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        run(invocation, method, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        run(invocation, method, context);
    }

    private static void run(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        MeshTestSettings settings = MeshTestSettings.of(context);
        invocation.proceed();
        MeshSim first = context.getStore(STORE).get(MeshSim.class, MeshSim.class);
        if (first == null) {
            return;
        }
        if (settings.twice()) {
            MeshSim second = settings.simulator(context, 0);
            try {
                repeat(method, settings.options(context, 0), second);
            } catch (Throwable failed) {
                first.divergence(second).ifPresent(found -> failed.addSuppressed(second(found)));
                throw failed;
            }
            compare(first, second);
        }
        for (int sweep = 1; sweep < settings.seeds(); sweep++) {
            SimOptions options = settings.options(context, sweep);
            repeat(method, options, settings.simulator(context, sweep));
        }
    }

    private static void repeat(
            ReflectiveInvocationContext<Method> method, SimOptions options, MeshSim again)
            throws Throwable {
        List<Object> arguments = new ArrayList<>();
        for (Object argument : method.getArguments()) {
            arguments.add(argument instanceof MeshSim ? again : argument);
        }
        Method executable = method.getExecutable();
        executable.setAccessible(true);
        try {
            executable.invoke(method.getTarget().orElse(null), arguments.toArray());
        } catch (InvocationTargetException failed) {
            throw explained(Objects.requireNonNull(failed.getCause()), options);
        }
    }

    private static AssertionError second(Divergence found) {
        return new AssertionError("the first run of this seed passed; " + found);
    }

    /** A claim of some other library does not know the seed that broke it. */
    private static Throwable explained(Throwable cause, SimOptions options) {
        if (!(cause instanceof AssertionError) || cause instanceof MeshFailure) {
            return cause;
        }
        String seed = "\n  seed        " + options.seed() + " (" + options.seedOrigin() + ")";
        String again = "\n  reproduce   " + options.reproduce();
        return new AssertionError(cause.getMessage() + seed + again, cause);
    }

    private static void compare(MeshSim first, MeshSim second) {
        if (!first.digests().equals(second.digests())) {
            throw new AssertionError(
                    "the same seed "
                            + first.seed()
                            + " gave two digests: "
                            + first.digests()
                            + " and then "
                            + second.digests()
                            + "; something outside the simulation decides; "
                            + first.divergence(second).map(Object::toString).orElse("")
                            + "\nfirst record that differs: "
                            + first.firstDifference(second));
        }
    }
}
