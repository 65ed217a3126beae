package io.meshsim.dsl;

import io.meshsim.config.Hostnames;
import io.meshsim.mesh.measure.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Requests, or calls between services, that have ended. */
public final class Requests {

    private final Mesh mesh;
    private final List<Answer> answers;

    Requests(Mesh mesh, List<Answer> answers) {
        this.mesh = mesh;
        this.answers = answers;
    }

    /** Those of one client. */
    public Requests from(String client) {
        return where(answer -> answer.source().equals(client));
    }

    /** Those to one service of the default namespace. */
    public Requests to(String service) {
        String hostname = Hostnames.resolve(service, "default");
        return where(
                answer -> answer.service().equals(service) || answer.service().equals(hostname));
    }

    /** Those that began at or after a time. */
    public Requests since(Duration time) {
        long sinceNanos = mesh.absoluteNanos(time);
        return where(answer -> answer.startedNanos() >= sinceNanos);
    }

    /** Those that were answered with a status, such as 403; 0 for those that got no answer. */
    public Requests answeredWith(int status) {
        return where(answer -> answer.status() == status);
    }

    /** In groups. */
    public Groups groupedBy(Grouping grouping) {
        Map<String, Long> counts = new TreeMap<>();
        for (Answer answer : answers) {
            counts.merge(grouping.key().apply(answer), 1L, Long::sum);
        }
        return new Groups(mesh, grouping.name(), counts, answers.size());
    }

    /** How many there are. */
    public SeenCount count() {
        return new SeenCount(mesh, "requests", answers.size(), "");
    }

    /**
     * The latency that this share of them does not exceed, exactly.
     *
     * @param percentile above 0, at most 100
     * @throws IllegalArgumentException if the percentile is out of range
     * @throws MeshFailure if there are none
     */
    public Duration latency(double percentile) {
        if (!(percentile > 0 && percentile <= 100)) {
            throw new IllegalArgumentException(
                    "percentile " + percentile + " must be above 0 and at most 100");
        }
        long[] sorted = answers.stream().mapToLong(Answer::latencyNanos).sorted().toArray();
        if (sorted.length == 0) {
            throw mesh.failures().failure("a latency", "no requests at all", "");
        }
        int rank = (int) StrictMath.ceil(percentile * sorted.length / 100);
        return Duration.ofNanos(sorted[rank - 1]);
    }

    Mesh mesh() {
        return mesh;
    }

    List<Answer> answers() {
        return answers;
    }

    private Requests where(Predicate<Answer> wanted) {
        List<Answer> some = new ArrayList<>();
        for (Answer answer : answers) {
            if (wanted.test(answer)) {
                some.add(answer);
            }
        }
        return new Requests(mesh, some);
    }
}
