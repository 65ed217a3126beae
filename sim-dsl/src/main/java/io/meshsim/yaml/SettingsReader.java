package io.meshsim.yaml;

import io.meshsim.config.MeshConfig;
import io.meshsim.config.traffic.LocalitySetting;
import io.meshsim.mesh.Settings;
import io.meshsim.part.agent.AgentSettings;
import io.meshsim.part.istiod.IstiodSettings;
import io.meshsim.part.istiod.Release;
import io.meshsim.part.istiod.fleet.AutoscaleSettings;
import io.meshsim.part.istiod.fleet.FleetSettings;
import io.meshsim.part.kube.KubeSettings;
import io.meshsim.part.proxy.ProxySettings;
import io.meshsim.yaml.schema.KubeQuantity;
import io.meshsim.yaml.schema.YamlNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads the settings of Kubernetes, istiod and proxies. */
final class SettingsReader {

    private static final String DELTA = "ISTIO_DELTA_XDS";

    private static final Map<String, BiFunction<KubeSettings, Duration, KubeSettings>> KUBERNETES =
            new LinkedHashMap<>();

    static {
        KUBERNETES.put("nodeMonitorPeriod", KubeSettings::withNodeMonitorPeriod);
        KUBERNETES.put("leaseRenewInterval", KubeSettings::withLeaseRenewInterval);
        KUBERNETES.put("nodeMonitorGracePeriod", KubeSettings::withNodeMonitorGracePeriod);
        KUBERNETES.put("unreachableToleration", KubeSettings::withUnreachableToleration);
        KUBERNETES.put("watchLatency", KubeSettings::withWatchLatency);
        KUBERNETES.put("endpointUpdatesBatchPeriod", KubeSettings::withEndpointUpdatesBatchPeriod);
        KUBERNETES.put("endpointSliceSync", KubeSettings::withEndpointSliceSync);
        KUBERNETES.put("podStartup", KubeSettings::withPodStartup);
        KUBERNETES.put("terminationDrain", KubeSettings::withTerminationDrain);
    }

    private final Reading reading;
    private final @Nullable Release release;

    SettingsReader(Reading reading) {
        this.reading = reading;
        this.release = reading.release();
    }

    /** The settings of a scenario that says nothing. */
    Settings defaults() {
        return release == null ? Settings.DEFAULT : Settings.DEFAULT.withRelease(release);
    }

    Settings read(YamlNode spec) {
        Settings ofRelease = spec.field("istiod").map(this::ofRelease).orElse(defaults());
        Settings withKube =
                spec.field("kubernetes")
                        .map(node -> ofRelease.withKube(kubernetes(node)))
                        .orElse(ofRelease);
        Settings withIstiod =
                spec.field("istiod")
                        .map(node -> withKube.withIstiod(istiod(node, withKube.istiod())))
                        .map(settings -> settings.withFleet(fleet(spec.required("istiod"))))
                        .orElse(withKube);
        Settings withCosts =
                spec.field("istiod")
                        .flatMap(node -> node.field("costs"))
                        .map(CostReader::istiod)
                        .map(Settings.DEFAULT.costs()::withIstiod)
                        .map(withIstiod::withCosts)
                        .orElse(withIstiod);
        Settings withMesh =
                spec.field("meshConfig")
                        .map(node -> withCosts.withMesh(mesh(node)))
                        .orElse(withCosts);
        Settings withDrain = withMesh.withAgent(agentOf(withMesh.kube()));
        return spec.field("proxy").map(node -> withProxy(withDrain, node)).orElse(withDrain);
    }

    /** Kubernetes' terminationDrain holds for pods with a proxy too, unless that says otherwise. */
    private static AgentSettings agentOf(KubeSettings kube) {
        AgentSettings agent = AgentSettings.DEFAULT;
        Duration drain = kube.terminationDrain();
        return agent.withDrain(agent.drain().withTerminationDrainDuration(drain));
    }

    private Settings withProxy(Settings settings, YamlNode node) {
        ProxySettings proxy = settings.proxy();
        proxy =
                node.integer("concurrency")
                        .map(Math::toIntExact)
                        .map(proxy::withConcurrency)
                        .orElse(proxy);
        Optional<YamlNode> mutualTls = node.field("enableAutoMtls");
        if (mutualTls.isPresent()) {
            proxy = proxy.withEnableAutoMtls(mutualTls.get().asBoolean());
        }
        Optional<Boolean> delta = node.field("env").flatMap(env -> env.bool(DELTA));
        if (delta.isPresent()) {
            proxy = proxy.withDeltaXds(delta.get());
        }
        proxy =
                node.field("edsFetchTimeout")
                        .map(length -> Lengths.duration(length, reading))
                        .map(proxy::withEdsFetchTimeout)
                        .orElse(proxy);
        Settings withCosts =
                node.field("costs")
                        .map(CostReader::proxy)
                        .map(settings.costs()::withProxy)
                        .map(settings::withCosts)
                        .orElse(settings);
        return withCosts.withProxy(proxy).withAgent(agent(settings.agent(), node));
    }

    private AgentSettings agent(AgentSettings before, YamlNode node) {
        AgentSettings agent =
                node.field("terminationDrainDuration")
                        .map(length -> Lengths.duration(length, reading))
                        .map(before.drain()::withTerminationDrainDuration)
                        .map(before::withDrain)
                        .orElse(before);
        agent =
                node.bool("holdApplicationUntilProxyStarts")
                        .map(agent::withHoldApplication)
                        .orElse(agent);
        Map<String, String> env = new LinkedHashMap<>();
        node.field("env").ifPresent(all -> all.fields().forEach((k, v) -> env.put(k, v.text())));
        env.remove(DELTA);
        try {
            return agent.withEnv(env);
        } catch (IllegalArgumentException problem) {
            YamlNode place = node.peek("env").orElse(node);
            reading.error(place, String.valueOf(problem.getMessage()), "");
            return agent;
        }
    }

    private static MeshConfig mesh(YamlNode node) {
        return new MeshConfig(
                node.string("rootNamespace").orElse(MeshConfig.DEFAULT.rootNamespace()),
                node.field("outboundTrafficPolicy")
                        .map(policy -> !policy.string("mode").orElse("").equals("ALLOW_ANY"))
                        .orElse(false),
                node.strings("defaultServiceExportTo"),
                node.strings("defaultVirtualServiceExportTo"),
                node.strings("defaultDestinationRuleExportTo"),
                node.field("localityLbSetting")
                        .map(LocalityReader::read)
                        .orElse(LocalitySetting.PLAIN));
    }

    private KubeSettings kubernetes(YamlNode node) {
        KubeSettings settings = KubeSettings.DEFAULT;
        for (Map.Entry<String, YamlNode> option : node.fields().entrySet()) {
            BiFunction<KubeSettings, Duration, KubeSettings> change =
                    KUBERNETES.get(option.getKey());
            if (change != null) {
                settings = changed(settings, change, option.getValue());
            }
        }
        return settings;
    }

    private KubeSettings changed(
            KubeSettings settings,
            BiFunction<KubeSettings, Duration, KubeSettings> change,
            YamlNode value) {
        try {
            return change.apply(settings, Lengths.duration(value, reading));
        } catch (IllegalArgumentException problem) {
            reading.error(value, String.valueOf(problem.getMessage()), "");
            return settings;
        }
    }

    private IstiodSettings aged(IstiodSettings settings, YamlNode node) {
        return node.field("keepaliveMaxServerConnectionAge")
                .map(age -> Lengths.duration(age, reading))
                .map(settings.streams()::withMaxConnectionAge)
                .map(settings::withStreams)
                .orElse(settings);
    }

    private static IstiodSettings locked(IstiodSettings settings, YamlNode node) {
        return node.bool("endpointLock")
                .map(settings.features()::withEndpointLock)
                .map(settings::withFeatures)
                .orElse(settings);
    }

    private FleetSettings fleet(YamlNode node) {
        FleetSettings fleet =
                node.integer("replicas")
                        .map(Math::toIntExact)
                        .map(FleetSettings.DEFAULT::withReplicas)
                        .orElse(FleetSettings.DEFAULT);
        FleetSettings ending =
                node.field("shutdownDuration")
                        .map(length -> Lengths.duration(length, reading))
                        .map(fleet::withShutdownDuration)
                        .orElse(fleet);
        FleetSettings starting =
                node.bool("readyBeforeEndpoints")
                        .map(ending::withReadyBeforeEndpoints)
                        .orElse(ending);
        return node.field("autoscale")
                .map(this::autoscale)
                .map(starting::withAutoscale)
                .orElse(starting);
    }

    private AutoscaleSettings autoscale(YamlNode node) {
        AutoscaleSettings settings = AutoscaleSettings.DEFAULT;
        int min = node.integer("min").map(Math::toIntExact).orElse(settings.minReplicas());
        int max = node.integer("max").map(Math::toIntExact).orElse(settings.maxReplicas());
        int percent =
                node.integer("targetPercent")
                        .map(Math::toIntExact)
                        .orElse(settings.targetPercent());
        int millis =
                node.integer("cpuRequestMillis")
                        .map(Math::toIntExact)
                        .orElse(settings.cpuRequestMillis());
        try {
            return settings.withReplicas(min, max)
                    .withTargetPercent(percent)
                    .withCpuRequestMillis(millis);
        } catch (IllegalArgumentException problem) {
            reading.error(node, String.valueOf(problem.getMessage()), "");
            return settings;
        }
    }

    private Settings ofRelease(YamlNode istiod) {
        Optional<String> said = istiod.string("release");
        return release != null || said.isEmpty()
                ? defaults()
                : Settings.DEFAULT.withRelease(Release.of(said.get()));
    }

    private IstiodSettings istiod(YamlNode node, IstiodSettings defaults) {
        Map<String, String> env = new LinkedHashMap<>();
        node.field("env").ifPresent(all -> all.fields().forEach((k, v) -> env.put(k, v.text())));
        try {
            IstiodSettings settings =
                    locked(limited(aged(defaults.withEnv(env), node), node), node);
            return node.integer("cpus")
                    .map(cpus -> settings.withCpus(Math.toIntExact(cpus)))
                    .orElse(settings);
        } catch (IllegalArgumentException problem) {
            YamlNode place = node.peek("env").orElse(node);
            reading.error(place, String.valueOf(problem.getMessage()), "");
            return defaults;
        }
    }

    private static IstiodSettings limited(IstiodSettings settings, YamlNode node) {
        IstiodSettings limited =
                node.field("memoryLimit")
                        .map(limit -> KubeQuantity.whole(limit.text()))
                        .map(settings.limits()::withMemoryBytes)
                        .map(settings::withLimits)
                        .orElse(settings);
        return node.field("cpuLimit")
                .map(limit -> KubeQuantity.thousandths(limit.text()))
                .map(limited.limits()::withCpuMillis)
                .map(limits -> limited.withLimits(limits).withCpus(limits.wholeCpus()))
                .orElse(limited);
    }
}
