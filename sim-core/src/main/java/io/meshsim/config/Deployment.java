package io.meshsim.config;

/**
 * A Deployment.
 *
 * @param replicas pods wanted, 0 or more
 */
public record Deployment(Meta meta, int replicas, Labels selector, PodTemplate template)
        implements Resource {

    public Deployment {
        if (replicas < 0) {
            throw new IllegalArgumentException(
                    "deployment "
                            + meta.name()
                            + ": replicas "
                            + replicas
                            + " must not be negative");
        }
        if (!selector.isSubsetOf(template.labels())) {
            throw new IllegalArgumentException(
                    "deployment "
                            + meta.name()
                            + ": selector "
                            + selector
                            + " must match the template's labels "
                            + template.labels());
        }
    }

    @Override
    public Kind kind() {
        return Kind.DEPLOYMENT;
    }

    @Override
    public Deployment withMeta(Meta other) {
        return new Deployment(other, replicas, selector, template);
    }

    /** The same with another number of pods. */
    public Deployment withReplicas(int wanted) {
        return new Deployment(meta, wanted, selector, template);
    }
}
