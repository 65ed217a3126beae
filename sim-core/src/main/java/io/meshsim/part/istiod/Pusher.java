package io.meshsim.part.istiod;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.part.istiod.context.ContextSize;
import io.meshsim.part.istiod.context.PushContext;
import io.meshsim.part.istiod.context.Rebuild;
import io.meshsim.part.istiod.push.Batch;
import io.meshsim.part.istiod.push.Debouncer;
import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.part.istiod.registry.Registry;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns a batch of updates into a push: a new push context if it is full, then a request for every
 * proxy. It is over when all are queued, not when they have been served.
 *
 * <p>Source: Istio 1.30 pilot/pkg/xds/discovery.go (Push).
 */
final class Pusher implements Debouncer.Pusher {

    private record Running(
            PushRequest request,
            PushContext.@Nullable Config config,
            Rebuild rebuild,
            long startNanos,
            Runnable onDone) {}

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Parts parts;
    private final Simulation simulation;
    private final Registry registry;
    private final ToIntFunction<PushRequest> enqueueAll;
    private final boolean lazyScopes;
    private final Event ready;
    private final Map<Integer, Running> running = new TreeMap<>();
    private PushContext context;
    private int versions;

    Pusher(
            Parts parts,
            Registry registry,
            boolean lazyScopes,
            ToIntFunction<PushRequest> enqueueAll) {
        this.lazyScopes = lazyScopes;
        this.parts = parts;
        this.simulation = parts.simulation();
        this.registry = registry;
        this.enqueueAll = enqueueAll;
        this.ready = simulation.event("istiod.context", this::ready);
        this.context = new PushContext("", registry.snapshot());
    }

    /** The newest context. */
    PushContext context() {
        return context;
    }

    /** Makes the first context. */
    void begin() {
        PushContext.Config config = registry.snapshot();
        context = new PushContext(nextVersion(), config);
        parts.metrics().known(config.services().size(), config.virtualServices().size());
        contextMade(config, Rebuild.WHOLE);
    }

    private void contextMade(PushContext.Config config, Rebuild rebuild) {
        ContextSize size = ContextSize.of(config, rebuild, lazyScopes);
        parts.memory().contextMade(context.version(), size.services(), size.resources());
    }

    /** CPU time to build a context, in nanoseconds. */
    long contextNanos(PushContext.Config config, Rebuild rebuild) {
        ContextSize size = ContextSize.of(config, rebuild, lazyScopes);
        return parts.costs().contextNanos(size.services(), size.resources(), size.scopes());
    }

    /** Forgets the pushes that run. */
    void reset() {
        running.clear();
    }

    @Override
    public void debounced(long nanos) {
        parts.metrics().debounced(nanos);
    }

    @Override
    public void push(Batch batch, Runnable onDone) {
        PushRequest request = batch.request();
        int number = parts.identity().pushNumbers().getAsInt();
        parts.trace().record(parts.trace().pushStart, 0, batch.updates());
        parts.observer().pushStarted(number, request.full(), batch.updates(), batch.causes());
        PushContext.Config config = request.full() ? registry.snapshot() : null;
        Rebuild rebuild = request.forced() ? Rebuild.WHOLE : Rebuild.of(request.updated());
        long nowNanos = simulation.nowNanos();
        running.put(number, new Running(request, config, rebuild, nowNanos, onDone));
        if (config == null) {
            ready.after(0, number);
        } else {
            parts.cpu().submit(contextNanos(config, rebuild), ready, number);
        }
    }

    private void ready(int number) {
        Running push = running.remove(number);
        if (push == null) {
            return;
        }
        long nowNanos = simulation.nowNanos();
        if (push.config() != null) {
            context = new PushContext(nextVersion(), push.config(), context, push.rebuild());
            contextMade(push.config(), push.rebuild());
            parts.metrics().contextBuilt(nowNanos - push.startNanos());
            parts.metrics()
                    .known(context.services().size(), push.config().virtualServices().size());
            parts.trace().record(parts.trace().pushContext, 0, number);
        }
        if (push.request().forced()) {
            parts.cache().clearAll(nowNanos);
        } else {
            parts.cache().clear(push.request().updated(), nowNanos);
        }
        long cause = parts.trace().cause();
        PushRequest queued = push.request().queued(context, number, nowNanos, cause);
        int proxies = enqueueAll.applyAsInt(queued);
        parts.observer().contextReady(number, proxies);
        push.onDone().run();
    }

    private String nextVersion() {
        versions++;
        return Instant.ofEpochSecond(simulation.nowNanos() / NANOS_PER_SECOND) + "/" + versions;
    }
}
