package io.meshsim.mesh;

import io.meshsim.cost.Calibrated;
import io.meshsim.cost.CertificateCosts;
import io.meshsim.cost.IstiodCosts;
import io.meshsim.cost.KernelCosts;
import io.meshsim.cost.KubeCosts;
import io.meshsim.cost.MemoryCosts;
import io.meshsim.cost.NetworkCosts;
import io.meshsim.cost.ProxyCosts;
import java.util.ArrayList;
import java.util.List;

/** What things cost in this mesh. */
public record Costs(
        NetworkCosts network, KernelCosts kernel, ProxyCosts proxy, IstiodCosts istiod) {

    /** All defaults, each with its source. */
    public static final Costs DEFAULT =
            new Costs(
                    NetworkCosts.DEFAULT,
                    KernelCosts.DEFAULT,
                    ProxyCosts.DEFAULT,
                    IstiodCosts.DEFAULT);

    /** All numbers, for footnotes. */
    public List<Calibrated> all() {
        List<Calibrated> all = new ArrayList<>();
        all.addAll(network.all());
        all.addAll(kernel.all());
        all.addAll(proxy.all());
        all.addAll(istiod.all());
        all.addAll(MemoryCosts.DEFAULT.all());
        all.addAll(CertificateCosts.DEFAULT.all());
        all.addAll(KubeCosts.DEFAULT.all());
        return all;
    }

    /** The same with other costs of the proxies. */
    public Costs withProxy(ProxyCosts other) {
        return new Costs(network, kernel, other, istiod);
    }

    /** The same with other costs of istiod. */
    public Costs withIstiod(IstiodCosts other) {
        return new Costs(network, kernel, proxy, other);
    }
}
