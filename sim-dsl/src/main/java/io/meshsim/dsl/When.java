package io.meshsim.dsl;

import io.meshsim.config.Resource;
import io.meshsim.mesh.fault.Faults;
import io.meshsim.part.istiod.fleet.Rollout;
import io.meshsim.xds.XdsType;

/** Makes actions; a mesh places them in time. */
public final class When {

    private When() {}

    /**
     * Changes a resource without changing what it says, so that istiod pushes.
     *
     * <p>A VirtualService that is not there is made; any other missing resource is an error.
     */
    public static Action touch(Touchable resource) {
        return new Action("touch " + resource.key(), faults -> faults.touch(resource.key()));
    }

    /** Applies a resource, as {@code kubectl apply} does. */
    public static Action apply(Resource resource) {
        return new Action("apply " + resource.key(), faults -> faults.apply(resource));
    }

    /** Applies what a noun stands for. */
    public static Action apply(Noun noun) {
        return new Action(
                "apply " + noun,
                faults -> {
                    Assembly assembly = new Assembly();
                    noun.addTo(assembly);
                    assembly.resources().forEach(faults::apply);
                });
    }

    /** Deletes a resource, as {@code kubectl delete} does. */
    public static Action delete(Touchable resource) {
        return new Action("delete " + resource.key(), faults -> faults.delete(resource.key()));
    }

    /** Changes a number of pods; say how many with {@link Scaling#to}. */
    public static Scaling scale(Scalable what) {
        return new Scaling(what);
    }

    /** A node's machine dies without a word. */
    public static Action crash(NodeRef node) {
        return new Action("crash " + node, faults -> faults.crashNode(node.name()));
    }

    /** A dead node's machine comes back. */
    public static Action restart(NodeRef node) {
        return new Action("restart " + node, faults -> faults.restartNode(node.name()));
    }

    /** The main threads of a Deployment's proxies hang: they take no configuration. */
    public static Action stallProxies(Scalable of) {
        return new Action(
                "stall proxies of " + of.deployment(),
                faults -> faults.stallProxies(of.deployment()));
    }

    /** The proxies of a Deployment go on. */
    public static Action resumeProxies(Scalable of) {
        return new Action(
                "resume proxies of " + of.deployment(),
                faults -> faults.resumeProxies(of.deployment()));
    }

    /** Proxies die, with their agents; the kubelets start them again. */
    public static Action crash(ProxyRef proxies) {
        return new Action("crash " + proxies, proxies::crash);
    }

    /** istiod dies. */
    public static Action crash(IstiodNoun istiod) {
        return new Action("crash istiod", Faults::crashIstiod);
    }

    /** istiod starts again. */
    public static Action restart(IstiodNoun istiod) {
        return new Action("restart istiod", Faults::restartIstiod);
    }

    /** One of several istiods dies. */
    public static Action crash(IstiodRef istiod) {
        return new Action("crash " + istiod, faults -> faults.crashIstiod(istiod.number()));
    }

    /** One of several istiods starts again. */
    public static Action restart(IstiodRef istiod) {
        return new Action("restart " + istiod, faults -> faults.restartIstiod(istiod.number()));
    }

    /** An istiod does no work and answers neither pings nor probes; its streams stay open. */
    public static Action hang(IstiodRef istiod) {
        return new Action("hang " + istiod, faults -> faults.hangIstiod(istiod.number()));
    }

    /** A hung istiod goes on. */
    public static Action resume(IstiodRef istiod) {
        return new Action("resume " + istiod, faults -> faults.resumeIstiod(istiod.number()));
    }

    /** Changes the number of istiods; say how many with {@link IstiodScaling#to}. */
    public static IstiodScaling scale(IstiodNoun istiod) {
        return new IstiodScaling();
    }

    /**
     * Replaces every istiod, as {@code kubectl rollout restart} does.
     *
     * @param maxSurge instances that there may be beyond the wanted number
     * @param maxUnavailable instances that may be missing
     */
    public static Action rollOut(IstiodNoun istiod, int maxSurge, int maxUnavailable) {
        Rollout rollout = new Rollout(maxSurge, maxUnavailable);
        return new Action("roll out istiod", faults -> faults.rollOutIstiod(rollout));
    }

    /**
     * Responses of a type get lost between istiod and the agents until {@link #heal}, though istiod
     * sends them.
     *
     * @param type CDS, EDS, LDS or RDS
     * @throws IllegalArgumentException if it is another
     */
    public static Action withhold(String type) {
        XdsType known = XdsType.valueOf(type);
        return new Action("withhold " + type, faults -> faults.withhold(known));
    }

    /** Loses every packet between two sides until {@link #heal}. */
    public static Action partition(Peer one, Peer other) {
        String text = one.peerName() + " from " + other.peerName();
        return new Action(
                "partition " + text, faults -> faults.partition(text, one::isAt, other::isAt));
    }

    /** Ends every partition and restarts whatever is down. */
    public static Action heal() {
        return new Action("heal", Faults::heal);
    }

    /** A change of the number of istiods, not yet complete. */
    public record IstiodScaling() {

        /** How many there shall be. */
        public Action to(int replicas) {
            return new Action(
                    "scale istiod to " + replicas, faults -> faults.scaleIstiod(replicas));
        }
    }

    /** A change of a number of pods, not yet complete. */
    public record Scaling(Scalable what) {

        /** How many pods there shall be. */
        public Action to(int pods) {
            return new Action(
                    "scale " + what.deployment() + " to " + pods,
                    faults -> faults.scale(what.deployment(), pods));
        }

        /** How many pods more there shall be, or less if it is negative. */
        public Action by(int pods) {
            return new Action(
                    "scale " + what.deployment() + " by " + pods,
                    faults -> faults.scaleBy(what.deployment(), pods));
        }
    }
}
