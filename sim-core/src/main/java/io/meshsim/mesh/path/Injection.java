package io.meshsim.mesh.path;

import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.Namespace;
import io.meshsim.config.Pod;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ResourceStore;

/**
 * Which pods get a sidecar: the pod's word first, then its namespace's; who says nothing gets one.
 *
 * <p>Names as in Istio 1.30 (istio-injection, sidecar.istio.io/inject). Unlike Istio, a namespace
 * without a label counts as enabled, because people load manifests that leave labelling to a shell
 * command.
 */
final class Injection {

    static final String POD_KEY = "sidecar.istio.io/inject";
    private static final String NAMESPACE_KEY = "istio-injection";

    private Injection() {}

    static boolean wants(Pod pod, ResourceStore store) {
        Labels labels = pod.meta().labels();
        String pods =
                labels.get(POD_KEY).or(() -> pod.meta().annotations().get(POD_KEY)).orElse("");
        if (!pods.isEmpty()) {
            return pods.equals("true");
        }
        return store.get(new ResourceKey(Kind.NAMESPACE, "", pod.meta().namespace()))
                .map(Namespace.class::cast)
                .flatMap(namespace -> namespace.meta().labels().get(NAMESPACE_KEY))
                .map(word -> !word.equals("disabled"))
                .orElse(true);
    }
}
