package io.meshsim.part.istiod;

import io.meshsim.part.istiod.context.PushContext;
import io.meshsim.part.istiod.generate.Generator;
import io.meshsim.part.istiod.registry.Registry;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsType;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What proxies would hold if all that istiod has heard of were pushed. */
final class Desired {

    private final Registry registry;
    private final Generator generator;
    private final Supplier<PushContext.Config> config;
    private @Nullable PushContext context;

    Desired(Registry registry, Generator generator, Supplier<PushContext.Config> config) {
        this.registry = registry;
        this.generator = generator;
        this.config = config;
    }

    /** Something has changed. */
    void forget() {
        context = null;
    }

    List<XdsResource> of(ProxyNode node, XdsType type, List<String> names) {
        PushContext now = context;
        if (now == null) {
            now = new PushContext("now", config.get());
            context = now;
        }
        return generator.generate(type, new ProxyState(node, registry, now).view(), names);
    }
}
