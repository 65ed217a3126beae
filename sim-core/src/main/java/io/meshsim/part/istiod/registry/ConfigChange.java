package io.meshsim.part.istiod.registry;

import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Whether a changed resource of configuration has to be pushed. One that is not Istio's always is.
 * One of Istio's is if its spec differs, or if it has, or had, a label or annotation of Istio's
 * own.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/config_compare.go (needsPush).
 */
final class ConfigChange {

    private static final String ISTIO = "istio.io";

    private ConfigChange() {}

    static boolean needsPush(@Nullable Resource before, @Nullable Resource after) {
        if (before == null || after == null) {
            return before != after;
        }
        return before.kind() != after.kind()
                || !before.kind().isIstio()
                || hasIstioText(before.meta())
                || hasIstioText(after.meta())
                || !bare(before).equals(bare(after));
    }

    private static Resource bare(Resource resource) {
        return resource.withMeta(Meta.of(resource.meta().namespace(), resource.meta().name()));
    }

    private static boolean hasIstioText(Meta meta) {
        return hasIstioText(meta.labels()) || hasIstioText(meta.annotations());
    }

    private static boolean hasIstioText(Labels labels) {
        return labels.entries().keySet().stream().anyMatch(name -> name.contains(ISTIO));
    }
}
