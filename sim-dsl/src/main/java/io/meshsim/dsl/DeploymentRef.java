package io.meshsim.dsl;

import io.meshsim.config.Kind;
import io.meshsim.config.ResourceKey;

/** A Deployment of a namespace, by its name. */
public record DeploymentRef(String namespace, String name) implements Scalable {

    @Override
    public ResourceKey deployment() {
        return new ResourceKey(Kind.DEPLOYMENT, namespace, name);
    }

    @Override
    public String toString() {
        return "deployment " + name;
    }
}
