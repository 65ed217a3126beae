package io.meshsim.mesh.path;

import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Pod;
import io.meshsim.net.Calls;
import io.meshsim.part.kube.PodRuntime;
import io.meshsim.part.proxy.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Starts and stops what runs in pods, and finds it by place and by address. */
public final class Pods implements PodRuntime {

    private final Map<String, PodProcess> byName = new LinkedHashMap<>();
    private final Map<String, Integer> addresses = new LinkedHashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final OutsideNames outside = new OutsideNames();
    private int[] byAddress = new int[16];
    private long changes;
    private @Nullable PodStarter starter;
    private @Nullable CallPath calls;

    /** Says who starts pods and who carries their calls; needed before the first pod. */
    public void connect(PodStarter podStarter, CallPath path) {
        this.starter = podStarter;
        this.calls = path;
    }

    @Override
    public void start(Pod pod, Runnable ready) {
        PodProcess process =
                Objects.requireNonNull(starter)
                        .start(
                                pod,
                                () -> changes++,
                                () -> {
                                    changes++;
                                    ready.run();
                                });
        process.takePlace();
        changes++;
        byName.put(process.place().name(), process);
        takes(address(pod.ip()), process.number());
    }

    @Override
    public void stop(Pod pod, boolean crashed) {
        PodProcess process = byName.get(pod.meta().namespace() + "/" + pod.meta().name());
        if (process != null && process.isAlive()) {
            changes++;
            process.stop();
            Objects.requireNonNull(calls).stopped(process, crashed);
        }
    }

    @Override
    public boolean terminate(Pod pod, Runnable ended) {
        PodProcess process = byName.get(pod.meta().namespace() + "/" + pod.meta().name());
        if (process == null || !process.isAlive() || process.proxy() == null) {
            return false;
        }
        Objects.requireNonNull(starter).terminate(process, ended);
        return true;
    }

    @Override
    public void restart(Pod pod, Runnable ready) {
        PodProcess process = byName.get(pod.meta().namespace() + "/" + pod.meta().name());
        if (process != null && process.isAlive()) {
            Objects.requireNonNull(starter)
                    .restart(
                            process,
                            () -> {
                                changes++;
                                ready.run();
                            });
        }
    }

    /**
     * The proxy of a pod dies, and its agent with it; nothing happens if it is dead.
     *
     * @return whether it died
     */
    public boolean crashProxy(PodProcess process) {
        if (!process.isAlive() || !process.crashProxy()) {
            return false;
        }
        changes++;
        Objects.requireNonNull(calls).proxyStopped(process);
        return true;
    }

    /** Names of hosts outside the cluster. */
    public OutsideNames outside() {
        return outside;
    }

    /** Starts a host outside the cluster, which answers at all its addresses and under its name. */
    public void startOutside(String namespace, String name, List<String> ips) {
        Labels bare = Labels.of(Injection.POD_KEY, "false");
        Meta meta = Meta.of(namespace, name).withLabels(bare);
        start(new Pod(meta, name, "", List.of(), namespace, ips.get(0), true, false), () -> {});
        int process = byAddress[address(ips.get(0))];
        ips.forEach(ip -> takes(address(ip), process));
        takes(address(name), process);
        outside.add(name, ips);
    }

    private void takes(int address, int process) {
        byAddress[address] = process;
    }

    /** The address of a number. */
    String text(int number) {
        return texts.get(number);
    }

    /** The number of an address, whether or not a pod has it. */
    int address(String ip) {
        Integer known = addresses.get(ip);
        if (known != null) {
            return known;
        }
        int number = addresses.size();
        if (number == byAddress.length) {
            byAddress = Arrays.copyOf(byAddress, 2 * number);
        }
        byAddress[number] = Calls.NOBODY;
        addresses.put(ip, number);
        texts.add(ip);
        return number;
    }

    /**
     * The pod that runs, or last ran, behind the address of a number; {@link Calls#NOBODY} if none
     * ever did.
     */
    int atAddress(int number) {
        return byAddress[number];
    }

    /** All that run, in the order of their start. */
    public List<PodProcess> alive() {
        List<PodProcess> alive = new ArrayList<>();
        for (PodProcess process : byName.values()) {
            if (process.isAlive()) {
                alive.add(process);
            }
        }
        return alive;
    }

    /** Grows whenever a pod has become ready or has stopped, so that lists of them can be kept. */
    public long changes() {
        return changes;
    }

    /** All proxies that run. */
    public List<Proxy> proxies() {
        return alive().stream().map(PodProcess::proxy).filter(Objects::nonNull).toList();
    }

    /** Makes what runs in a pod. */
    public interface PodStarter {

        /**
         * Starts a pod's processes; {@code applicationStarts} runs when its application does,
         * unless that is at once, and {@code ready} once all are ready.
         */
        PodProcess start(Pod pod, Runnable applicationStarts, Runnable ready);

        /** Tells a pod with a proxy to end; {@code ended} runs when it has. */
        void terminate(PodProcess process, Runnable ended);

        /** Starts the crashed proxy of a pod again; {@code ready} runs once it is ready. */
        void restart(PodProcess process, Runnable ready);
    }
}
