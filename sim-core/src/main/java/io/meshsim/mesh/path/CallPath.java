package io.meshsim.mesh.path;

import io.meshsim.config.ResourceStore;
import io.meshsim.config.Service;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.mesh.measure.CountedPass;
import io.meshsim.mesh.measure.RequestLedger;
import io.meshsim.net.Call;
import io.meshsim.net.Network;
import io.meshsim.net.Place;
import io.meshsim.net.ResponseFlag;
import io.meshsim.net.Transport;
import io.meshsim.part.proxy.Decision;
import io.meshsim.part.proxy.Proxy;
import io.meshsim.part.workload.Application;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way of a call and of its answer: application, kernel, proxy, kernel, wire, kernel, proxy,
 * kernel, application.
 *
 * <p>Each call opens a connection of its own; pools of connections are not modelled yet.
 */
public final class CallPath implements Transport {

    /** Assumed size of a request, and of an answer. */
    private static final long MESSAGE_BYTES = 1000;

    private static final int UNAVAILABLE = 503;

    private final Simulation simulation;
    private final Network network;
    private final Pods pods;
    private final Resolver resolver;
    private final RequestLedger ledger;
    private final PathTrace trace;
    private final Event atSourceProxy;
    private final Event routedOut;
    private final Event arrived;
    private final Event routedIn;
    private final Event atApplication;
    private final Event refused;
    private final Event answered;
    private final List<@Nullable Journey> journeys = new ArrayList<>();
    private final Deque<Integer> freeRows = new ArrayDeque<>();

    /** A path between the given pods. */
    public CallPath(
            Simulation simulation,
            Network network,
            ResourceStore store,
            Pods pods,
            RequestLedger ledger) {
        this.simulation = simulation;
        this.network = network;
        this.pods = pods;
        this.resolver = new Resolver(store, simulation.stream("kube-proxy", "endpoint"));
        this.ledger = ledger;
        this.trace = new PathTrace(simulation.trace());
        this.atSourceProxy = simulation.event("call at source proxy", this::atSourceProxy);
        this.routedOut = simulation.event("call routed out", this::routedOut);
        this.arrived = simulation.event("call arrived", this::arrived);
        this.routedIn = simulation.event("call routed in", this::routedIn);
        this.atApplication = simulation.event("call at application", this::atApplication);
        this.refused = simulation.event("call refused", this::refused);
        this.answered = simulation.event("call answered", this::answered);
    }

    @Override
    public void send(Call call) {
        Optional<PodProcess> source = pods.at(call.caller.place());
        if (source.isPresent() && !source.get().isAlive()) {
            return;
        }
        Optional<Service> service = resolver.service(call.target.host(), call.caller.namespace());
        Journey journey =
                new Journey(
                        call,
                        source.orElse(null),
                        service.map(Service::hostname).orElse(call.target.host()));
        int row = admit(journey);
        trace.started(journey);
        journey.port = call.target.port();
        if (service.isEmpty()) {
            giveAnswer(row, 0, ResponseFlag.CLIENT, 0);
        } else if (source.isPresent() && source.get().proxy() != null) {
            journey.virtualIp = service.get().clusterIp();
            long nanos = take(source.get(), source.get().passes.applicationOut, journey);
            atSourceProxy.after(nanos, row);
        } else {
            sendDirectly(row, journey, service.get());
        }
    }

    /** Ends the calls that a stopped pod held: nobody answers, or the connection is reset. */
    void stopped(PodProcess process, boolean crashed) {
        for (int row = 0; row < journeys.size(); row++) {
            Journey journey = journeys.get(row);
            if (journey != null && !journey.lost && journey.isHeldBy(process)) {
                if (crashed) {
                    lose(journey);
                } else {
                    reset(journey, process);
                }
            }
        }
    }

    /** A proxy in front of the stopped process answers; an application sees its connection end. */
    private void reset(Journey journey, PodProcess stopped) {
        if (journey.firstBy == null || journey.firstBy == stopped) {
            loseTo(journey, 0, ResponseFlag.CLIENT, journey.replyNanos);
        } else {
            loseTo(journey, UNAVAILABLE, ResponseFlag.UC, journey.replyNanos);
        }
    }

    private void sendDirectly(int row, Journey journey, Service service) {
        Optional<Resolver.Address> address = resolver.endpoint(service, journey.port);
        if (address.isEmpty()) {
            giveAnswer(row, 0, ResponseFlag.CLIENT, 0);
            return;
        }
        journey.port = address.get().port();
        PodProcess source = journey.source;
        long nanos = source == null ? 0 : take(source, source.passes.applicationOut, journey);
        travel(row, journey.call.caller.place(), address.get().ip(), nanos);
    }

    private void atSourceProxy(int row) {
        PodProcess source = Objects.requireNonNull(journey(row).source);
        journey(row).at = source;
        proxyOf(source).workers().submit(proxyOf(source).requestNanos(), routedOut, row);
    }

    private void routedOut(int row) {
        Journey journey = journey(row);
        PodProcess source = Objects.requireNonNull(journey.source);
        if (journey.lost) {
            return;
        }
        Decision decision =
                proxyOf(source).outbound(journey.virtualIp, journey.port, journey.call.request);
        follow(row, journey, source, decision);
    }

    /** Sends a call where a proxy decided, or back with the proxy's own answer. */
    private void follow(int row, Journey journey, PodProcess by, Decision decision) {
        trace.routed(journey, by, decision);
        if (!forwards(decision)) {
            giveAnswer(row, decision.status(), decision.flag(), journey.replyNanos);
            return;
        }
        proxyOf(by).requestStarted(decision);
        journey.decided(decision, by, simulation.nowNanos());
        journey.port = decision.endpointPort();
        boolean self = decision.endpointIp().equals(by.pod().ip());
        long nanos = take(by, self ? by.passes.proxyToSelf : by.passes.proxyOut, journey);
        travel(row, by.place(), decision.endpointIp(), nanos);
    }

    private void travel(int row, Place from, String ip, long nanosSoFar) {
        Journey journey = journey(row);
        Optional<PodProcess> target = pods.byIp(ip);
        journey.tried = target.orElse(null);
        Place to = target.map(PodProcess::place).orElse(new Place(ip, ""));
        long transit = network.transitNanos(from, to, MESSAGE_BYTES);
        if (transit == Network.LOST) {
            journey.at = null;
            refused.after(connectTimeoutNanos(journey), row);
        } else if (target.isEmpty() || !target.get().isAlive()) {
            refused.after(nanosSoFar + 2 * transit, row);
        } else {
            PodProcess process = target.get();
            boolean self = from.equals(to);
            journey.at = process;
            journey.replyNanos += transit;
            long nanos = self ? 0 : take(process, process.passes.inbound, journey);
            arrived.after(nanosSoFar + transit + nanos, row);
        }
    }

    private void arrived(int row) {
        Journey journey = journey(row);
        if (journey.lost) {
            return;
        }
        PodProcess process = Objects.requireNonNull(journey.at);
        if (process.proxy() == null) {
            serve(row, journey, process);
        } else {
            process.proxy().workers().submit(process.proxy().requestNanos(), routedIn, row);
        }
    }

    private void routedIn(int row) {
        Journey journey = journey(row);
        if (journey.lost) {
            return;
        }
        PodProcess process = Objects.requireNonNull(journey.at);
        Proxy proxy = proxyOf(process);
        if (process.isGateway()) {
            follow(row, journey, process, proxy.gateway(journey.port, journey.call.request));
            return;
        }
        Decision decision = proxy.inbound(journey.port, journey.call.request);
        trace.routed(journey, process, decision);
        if (forwards(decision)) {
            atApplication.after(take(process, process.passes.toApplication, journey), row);
        } else {
            giveAnswer(row, decision.status(), decision.flag(), journey.replyNanos);
        }
    }

    private void atApplication(int row) {
        Journey journey = journey(row);
        if (!journey.lost) {
            serve(row, journey, Objects.requireNonNull(journey.at));
        }
    }

    private void serve(int row, Journey journey, PodProcess process) {
        Application application = process.application();
        if (application == null) {
            refused(row);
            return;
        }
        application.serve(journey.call, () -> served(row, journey, process));
    }

    private void served(int row, Journey journey, PodProcess process) {
        if (journey.lost || !process.isAlive()) {
            return;
        }
        Place caller = journey.call.caller.place();
        if (!network.reaches(process.place(), caller)) {
            lose(journey);
            return;
        }
        trace.served(journey, process);
        answered.after(journey.replyNanos, row);
    }

    private void refused(int row) {
        Journey journey = journey(row);
        if (!journey.lost) {
            boolean byProxy = journey.first != null;
            int status = byProxy ? UNAVAILABLE : 0;
            ResponseFlag flag = byProxy ? ResponseFlag.UF : ResponseFlag.CLIENT;
            giveAnswer(row, status, flag, journey.proxyReplyNanos);
        }
    }

    private void giveAnswer(int row, int status, ResponseFlag flag, long delayNanos) {
        Journey journey = journey(row);
        journey.call.status = status;
        journey.call.flag = flag;
        answered.after(delayNanos, row);
    }

    private void answered(int row) {
        Journey journey = journey(row);
        if (journey.lost) {
            return;
        }
        journeys.set(row, null);
        freeRows.add(row);
        end(journey);
    }

    private void lose(Journey journey) {
        Call call = journey.call;
        long deadline = call.startedNanos + call.target.timeoutNanos();
        long wait = Math.max(0, deadline - simulation.nowNanos());
        loseTo(journey, 0, ResponseFlag.CLIENT, wait);
    }

    /** Takes a call off its way; its row is never used again, an event may still name it. */
    private void loseTo(Journey journey, int status, ResponseFlag flag, long delayNanos) {
        journey.lost = true;
        simulation.after(
                delayNanos,
                "call lost",
                () -> {
                    // Only now: until then a stopped application may still write its answer.
                    journey.call.status = status;
                    journey.call.flag = flag;
                    end(journey);
                });
    }

    private void end(Journey journey) {
        finish(journey.firstBy, journey.first);
        finish(journey.secondBy, journey.second);
        PodProcess source = journey.source;
        if (source != null && !source.isAlive()) {
            return;
        }
        PodProcess tried = journey.tried;
        journey.call.upstream = tried == null ? null : tried.asUpstream();
        trace.ended(journey);
        JourneyAnswers.of(journey, simulation.nowNanos()).forEach(ledger::call);
        journey.call.listener.onAnswer(journey.call);
    }

    private static void finish(@Nullable PodProcess by, @Nullable Decision decision) {
        if (by != null && decision != null) {
            proxyOf(by).requestFinished(decision);
        }
    }

    /** Takes a pass and the one that the answer will take back. */
    private long take(PodProcess process, CountedPass counted, Journey journey) {
        counted.taken();
        process.passes.reply.taken();
        journey.replyNanos += process.passes.reply.pass().nanos();
        trace.passed(journey, process, counted);
        return counted.pass().nanos();
    }

    private static long connectTimeoutNanos(Journey journey) {
        Decision decision = journey.second != null ? journey.second : journey.first;
        return decision == null
                ? journey.call.target.timeoutNanos()
                : decision.connectTimeoutNanos();
    }

    private static boolean forwards(Decision decision) {
        return decision.outcome() == Decision.Outcome.FORWARD;
    }

    private static Proxy proxyOf(PodProcess process) {
        return Objects.requireNonNull(process.proxy());
    }

    private Journey journey(int row) {
        return Objects.requireNonNull(journeys.get(row));
    }

    private int admit(Journey journey) {
        Integer free = freeRows.poll();
        if (free == null) {
            journeys.add(journey);
            return journeys.size() - 1;
        }
        journeys.set(free, journey);
        return free;
    }
}
