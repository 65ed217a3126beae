package io.meshsim.dsl;

import io.meshsim.dsl.Claim.Finding;
import java.time.Duration;

/** A claim that must be true from the end of a time on. */
public final class Eventually {

    /**
     * How long the claim must hold, to count as holding from there on. Longer than the ten seconds
     * of Istio's connect timeout, because a call is only seen when it has ended.
     */
    private static final Duration HOLD = Duration.ofSeconds(15);

    private final Mesh mesh;
    private final Claim claim;

    Eventually(Mesh mesh, Claim claim) {
        this.mesh = mesh;
        this.claim = claim;
    }

    /** Runs to the end of the time, then fifteen seconds on, in which the claim must hold. */
    public void within(Duration duration) {
        Duration end = mesh.now().plus(duration);
        mesh.runFor(duration.plus(HOLD));
        demand(end, "");
    }

    /**
     * Runs to the end of the budget, which begins with its action, then fifteen seconds on, in
     * which the claim must hold. A failure shows which step overspent.
     */
    public void within(Budget budget) {
        Duration start =
                mesh.happenings().stream()
                        .filter(happening -> happening.action().equals(budget.from()))
                        .map(Happening::at)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "the budget begins with \""
                                                        + budget.from()
                                                        + "\", which never happens; say"
                                                        + " mesh.at(...) first"));
        Spending spending = Spending.follow(mesh, budget, start);
        Duration end = start.plus(budget.total());
        mesh.runFor(end.minus(mesh.now()).plus(HOLD));
        demand(end, spending.table());
    }

    private void demand(Duration since, String table) {
        Finding finding = claim.check(mesh, since);
        if (!finding.holds()) {
            String expected = claim.text() + " from " + Durations.text(since) + " on";
            throw mesh.failures().failure(expected, finding.seen(), finding.nearest(), table);
        }
    }
}
