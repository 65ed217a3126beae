package io.meshsim.dsl;

import io.meshsim.mesh.check.Invariant;
import io.meshsim.mesh.check.OnePushInFlightPerProxy;
import io.meshsim.mesh.check.PushesWithinThrottle;
import io.meshsim.mesh.check.VersionsNeverGoBack;

/** Makes claims, milestones and expectations. */
public final class Then {

    /** A proxy never applies an older push after a newer one. */
    public static final Invariant VERSIONS_NEVER_GO_BACK = new VersionsNeverGoBack();

    /** istiod pushes to a proxy one push at a time. */
    public static final Invariant ONE_PUSH_IN_FLIGHT_PER_PROXY = new OnePushInFlightPerProxy();

    /** One istiod has no more pushes under way than PILOT_PUSH_THROTTLE allows. */
    public static final Invariant PUSHES_WITHIN_THROTTLE = new PushesWithinThrottle();

    private Then() {}

    /** No call was made to a pod on this node; there must have been calls. */
    public static Claim noRequestsToPodsOn(String node) {
        return new NoRequestsToPodsOn(node);
    }

    /** Kubernetes has noticed that a node is gone. */
    public static Milestone nodeNotReady(String node) {
        return Milestone.traced("node " + node + " not ready", "node.notready", "node " + node);
    }

    /** The endpoints of a service of the default namespace have changed. */
    public static Milestone endpointsWithdrawn(String service) {
        return Milestone.traced(
                "endpoints of " + service + " withdrawn", "slice", "default/" + service);
    }

    /** istiod has begun a push. */
    public static Milestone pushStarted() {
        return Milestone.traced("push started", "push.start", "");
    }

    /** Every proxy that the newest push concerns has acknowledged it. */
    public static Milestone everyProxyAcked() {
        return new Milestone(
                "every proxy acked",
                happened -> happened.what().equals("ack"),
                (mesh, happened) -> mesh.running().pushes().newestHasConverged());
    }

    /** A chain of milestones that begins with an action. */
    public static Budget budgetFrom(Action action) {
        return Budget.from(action);
    }

    /** What a share must be near to, as a two-sided binomial test. */
    public static Confidence confidence(double level) {
        return new Confidence(level);
    }

    /** Groups requests by the version label of the pod that answered. */
    public static Grouping byVersion() {
        return new Grouping("version", answer -> answer.version());
    }

    /** Groups requests by the node that answered. */
    public static Grouping byNode() {
        return new Grouping("node", answer -> answer.node());
    }

    /** Groups requests by the workload that answered. */
    public static Grouping byWorkload() {
        return new Grouping("workload", answer -> answer.workload());
    }

    /** Expects something of a time. */
    public static TimeExpectation expect(SeenTime seen) {
        return new TimeExpectation(seen);
    }

    /** Expects something of a number. */
    public static CountExpectation expect(SeenCount seen) {
        return new CountExpectation(seen);
    }

    /** Expects something of requests. */
    public static RequestsExpectation expect(Requests requests) {
        return new RequestsExpectation(requests);
    }

    /** Expects something of groups of requests. */
    public static GroupsExpectation expect(Groups groups) {
        return new GroupsExpectation(groups);
    }

    /** Expects something of a whole run. */
    public static RunExpectation expect(Run run) {
        return new RunExpectation(run);
    }

    /** Expects something of the run of a scenario file. */
    public static ScenarioExpectation expect(ScenarioRun run) {
        return ScenarioExpectation.of(run.result());
    }

    /** What the runs of a scenario's variants should be. */
    public static ScenarioExpectation expect(VariantRuns runs) {
        return new ScenarioExpectation(runs.results(), runs.comparisons());
    }
}
