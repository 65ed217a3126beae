package io.meshsim.dsl;

import io.meshsim.config.Meta;
import io.meshsim.config.Node;

/** Nodes named node-1, node-2 and so on. */
public record NodesNoun(int count, int cores) implements Noun {

    public NodesNoun {
        if (count < 1) {
            throw new IllegalArgumentException("nodes " + count + " must be at least 1");
        }
    }

    /** CPUs of each; default 8. */
    public NodesNoun cores(int each) {
        return new NodesNoun(count, each);
    }

    @Override
    public void addTo(Assembly assembly) {
        for (int i = 1; i <= count; i++) {
            assembly.resource(new Node(Meta.of("", "node-" + i), cores, true));
        }
    }

    @Override
    public String toString() {
        return count + " nodes";
    }
}
