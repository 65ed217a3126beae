package io.meshsim.part.kube;

import io.meshsim.config.Change;
import io.meshsim.config.Deployment;
import io.meshsim.config.Kind;
import io.meshsim.config.Meta;
import io.meshsim.config.Pod;
import io.meshsim.config.PodTemplate;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.engine.Simulation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes and deletes the pods of Deployments; they are called DEPLOYMENT-0, DEPLOYMENT-1, … */
final class DeploymentController {

    private final ApiServer api;
    private final WorkQueue queue;
    private final Map<ResourceKey, PodTemplate> madeFrom = new LinkedHashMap<>();

    DeploymentController(Simulation sim, ApiServer api) {
        this.api = api;
        this.queue = new WorkQueue(sim, "deployment controller", () -> this::sync);
    }

    void start() {
        api.watch("deployment controller", List.of(Kind.DEPLOYMENT, Kind.POD), this::changed);
        api.list(Kind.DEPLOYMENT).forEach(deployment -> queue.add(deployment.key()));
    }

    boolean isIdle() {
        return queue.isIdle();
    }

    private void changed(Change change) {
        if (change.resource() instanceof Pod pod) {
            if (change.after() == null && api.get(pod.key()).isEmpty()) {
                madeFrom.remove(pod.key());
            }
            if (!pod.owner().isEmpty()) {
                queue.add(new ResourceKey(Kind.DEPLOYMENT, pod.meta().namespace(), pod.owner()));
            }
        } else {
            queue.add(change.key());
        }
    }

    private void sync(ResourceKey key) {
        List<Pod> active =
                api.pods().ofOwner(key.namespace(), key.name()).stream()
                        .filter(pod -> !pod.terminating())
                        .toList();
        Optional<Resource> wanted = api.get(key);
        if (wanted.isEmpty()) {
            active.forEach(pod -> api.delete(pod.key(), "pod.delete"));
            return;
        }
        Deployment deployment = (Deployment) wanted.get();
        Rollout step = Rollout.next(deployment, active, pod -> isFrom(deployment.template(), pod));
        create(deployment, step.create());
        step.delete().forEach(pod -> api.delete(pod.key(), "pod.delete"));
    }

    private boolean isFrom(PodTemplate template, Pod pod) {
        PodTemplate known = madeFrom.get(pod.key());
        return template.equals(known == null ? templateOf(pod) : known);
    }

    private static PodTemplate templateOf(Pod pod) {
        return new PodTemplate(
                pod.meta().labels(), pod.meta().annotations(), pod.serviceAccount(), pod.ports());
    }

    private void create(Deployment owner, int count) {
        int ordinal = 0;
        for (int made = 0; made < count; ordinal++) {
            Pod pod = pod(owner, ordinal);
            if (api.get(pod.key()).isEmpty()) {
                madeFrom.put(pod.key(), owner.template());
                api.write(pod, "pod.created");
                made++;
            }
        }
    }

    private static Pod pod(Deployment owner, int ordinal) {
        PodTemplate template = owner.template();
        Meta meta =
                new Meta(
                        owner.meta().namespace(),
                        owner.meta().name() + "-" + ordinal,
                        template.labels(),
                        template.annotations());
        return new Pod(
                meta,
                owner.meta().name(),
                template.serviceAccount(),
                template.ports(),
                "",
                "",
                false,
                false);
    }
}
