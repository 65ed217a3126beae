package io.meshsim.part.agent.dns;

import io.meshsim.engine.Simulation;
import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.stat.BucketHistogram;
import io.meshsim.engine.stat.Counter;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.engine.time.SimTime;
import io.meshsim.part.agent.dns.DnsAnswer.Code;
import io.meshsim.part.agent.dns.LookupTable.Known;
import io.meshsim.xds.dns.NameTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers the DNS questions of one pod: for names that istiod has told, with authority and at once;
 * for others, with what the servers of resolv.conf say, asked one after the other.
 *
 * <p>Before the first table it answers nothing. Addresses of a name are told in random order.
 *
 * <p>Source: Istio 1.30 pkg/dns/client/dns.go; metrics by the names of monitoring.go there.
 */
public final class DnsProxy {

    /** How long one server has. */
    public static final long UPSTREAM_TIMEOUT_NANOS = 5_000_000_000L;

    private static final double[] BUCKETS = {.001, .005, .01, .1, 1, 5};

    private final Simulation simulation;
    private final String namespace;
    private final Upstream upstream;
    private final RandomStream draws;
    private final Counter requests;
    private final Counter forwarded;
    private final Counter failures;
    private final BucketHistogram durations;
    private final String timeout;
    private @Nullable LookupTable table;

    /** Counts of this process alone, for {@link #report}. */
    private int ownRequests;

    private int ownForwarded;
    private int ownFailures;

    /** The servers of resolv.conf. */
    public interface Upstream {

        /** How many there are. */
        int servers();

        /** Asks one; it may never answer. */
        void ask(int server, String name, Consumer<DnsAnswer> reply);
    }

    /** A proxy without a table, for pods of a namespace. */
    public DnsProxy(
            Simulation simulation,
            String pod,
            String namespace,
            Upstream upstream,
            Metrics metrics) {
        this.simulation = simulation;
        this.namespace = namespace;
        this.upstream = upstream;
        this.draws = simulation.stream("agent/" + namespace + "/" + pod, "dns");
        this.requests = metrics.counter("istio_agent_dns_requests_total");
        this.forwarded = metrics.counter("istio_agent_dns_upstream_requests_total");
        this.failures = metrics.counter("istio_agent_dns_upstream_failures_total");
        this.durations =
                metrics.histogram("istio_agent_dns_upstream_request_duration_seconds", BUCKETS);
        this.timeout = "dns timeout of " + pod;
    }

    /** Takes a new table; the one before is forgotten. */
    public void update(NameTable names) {
        table = new LookupTable(names, namespace, Search.domains(namespace));
    }

    /** Forgets the table and its counts: the process has ended. */
    public void stop() {
        table = null;
        ownRequests = 0;
        ownForwarded = 0;
        ownFailures = 0;
    }

    /** Adds what it has counted since its start. */
    public void report(Metrics into) {
        into.counter("istio_agent_dns_requests_total").add(ownRequests);
        into.counter("istio_agent_dns_upstream_requests_total").add(ownForwarded);
        into.counter("istio_agent_dns_upstream_failures_total").add(ownFailures);
    }

    /** Whether it has had a table. */
    public boolean isReady() {
        return table != null;
    }

    /** Answers a question for addresses of version 4; the answer may come in this very call. */
    public void ask(String name, Consumer<DnsAnswer> reply) {
        ask(name, false, reply);
    }

    /** Answers a question; {@code version6} asks for such addresses instead of version 4. */
    public void ask(String name, boolean version6, Consumer<DnsAnswer> reply) {
        requests.increment();
        ownRequests++;
        LookupTable names = table;
        if (names == null) {
            reply.accept(DnsAnswer.SERVER_FAILURE);
            return;
        }
        Known known = names.find(name);
        if (known != null) {
            reply.accept(
                    new DnsAnswer(Code.NOERROR, true, known.alias(), shuffled(known, version6)));
            return;
        }
        forwarded.increment();
        ownForwarded++;
        new Question(name, reply).askNext();
    }

    private List<String> shuffled(Known known, boolean version6) {
        List<String> addresses = new ArrayList<>();
        for (String address : known.addresses()) {
            if (address.contains(":") == version6) {
                addresses.add(address);
            }
        }
        for (int i = addresses.size() - 1; i > 0; i--) {
            int other = draws.nextInt(i + 1);
            String moved = addresses.set(other, addresses.get(i));
            addresses.set(i, moved);
        }
        return addresses;
    }

    /** One question on its way from server to server. */
    private final class Question {

        private final String name;
        private final Consumer<DnsAnswer> reply;
        private final long askedNanos = simulation.nowNanos();
        private int server = -1;
        private boolean answered;

        private Question(String name, Consumer<DnsAnswer> reply) {
            this.name = name;
            this.reply = reply;
        }

        private void askNext() {
            server++;
            if (server == upstream.servers()) {
                failures.increment();
                ownFailures++;
                answer(DnsAnswer.SERVER_FAILURE);
                return;
            }
            int asked = server;
            simulation.after(UPSTREAM_TIMEOUT_NANOS, timeout, () -> timedOut(asked));
            upstream.ask(asked, name, heard -> heard(asked, heard));
        }

        private void timedOut(int asked) {
            if (!answered && asked == server) {
                askNext();
            }
        }

        private void heard(int asked, DnsAnswer heard) {
            if (!answered && asked == server) {
                answer(heard);
            }
        }

        private void answer(DnsAnswer given) {
            answered = true;
            durations.observe(SimTime.seconds(simulation.nowNanos() - askedNanos));
            reply.accept(given);
        }
    }
}
