package io.meshsim.junit;

import io.meshsim.dsl.MeshSim;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
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
        if (!(parameter.getDeclaringExecutable() instanceof Method)) {
            throw new ParameterResolutionException(
                    "@MeshTest: a MeshSim is a parameter of a test method, not of a constructor,"
                            + " because each test has a seed of its own");
        }
        return context.getStore(STORE)
                .getOrComputeIfAbsent(
                        MeshSim.class,
                        key -> new MeshSim(MeshTestSettings.of(context).options(context, 0)),
                        MeshSim.class);
    }

    @Override
    public void interceptTestMethod(
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
            compare(first, repeat(method, settings, context, 0));
        }
        for (int sweep = 1; sweep < settings.seeds(); sweep++) {
            repeat(method, settings, context, sweep);
        }
    }

    private static MeshSim repeat(
            ReflectiveInvocationContext<Method> method,
            MeshTestSettings settings,
            ExtensionContext context,
            int sweep)
            throws Throwable {
        MeshSim again = new MeshSim(settings.options(context, sweep));
        List<Object> arguments = new ArrayList<>();
        for (Object argument : method.getArguments()) {
            arguments.add(argument instanceof MeshSim ? again : argument);
        }
        Method executable = method.getExecutable();
        executable.setAccessible(true);
        try {
            executable.invoke(method.getTarget().orElse(null), arguments.toArray());
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
        return again;
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
                            + "; something outside the simulation decides");
        }
    }
}
