package io.meshsim.part.istiod.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.meshsim.config.Kind;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.traffic.Locality;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.xds.Resources;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The cache of Istio 1.30's typed_xds_cache.go. */
class XdsCacheTest {

    private static final ResourceKey A = new ResourceKey(Kind.SERVICE, "ns", "a");
    private static final ResourceKey B = new ResourceKey(Kind.SERVICE, "ns", "b");
    private static final Locality HERE = Locality.parse("r1/z1");

    private final Metrics metrics = new Metrics();
    private final XdsCache cache = new XdsCache(2, metrics);
    private final XdsResource a = resource("a");
    private final XdsResource b = resource("b");
    private final XdsResource c = resource("c");

    private static XdsResource resource(String name) {
        return new XdsResource(name, Cluster.newBuilder().setName(name).build());
    }

    private static Set<ResourceKey> of(ResourceKey... keys) {
        return new LinkedHashSet<>(List.of(keys));
    }

    private int read(long startNanos, ResourceKey source, XdsResource... resources) {
        List<XdsResource> all = List.of(resources);
        return cache.read(XdsType.CDS, Resources.of(all), HERE, startNanos, ignored -> of(source));
    }

    private long evictions(String type) {
        return metrics.counter("xds_cache_evictions", "type", type).value();
    }

    @Test
    void the_next_proxy_of_the_place_finds_what_was_made() {
        assertThat(read(10, A, a, b)).isZero();
        assertThat(read(10, A, a, b)).isEqualTo(2);
        Locality there = Locality.parse("r1/z2");
        assertThat(cache.read(XdsType.CDS, Resources.of(List.of(a)), there, 10, ignored -> of(A)))
                .isZero();
        assertThat(metrics.counter("xds_cache_reads", "type", "hit").value()).isEqualTo(2);
        assertThat(metrics.counter("xds_cache_reads", "type", "miss").value()).isEqualTo(3);
    }

    @Test
    void assignments_that_are_kept_once_they_are_made_are_missing_until_then() {
        Resources all = Resources.of(List.of(a, b));
        assertThat(cache.find(all, HERE, ignored -> of(A))).isZero();
        assertThat(cache.find(all, HERE, ignored -> of(A))).isZero();
        cache.keep(all, HERE, 10, ignored -> of(A));
        assertThat(cache.find(all, HERE, ignored -> of(A))).isEqualTo(2);
        assertThat(metrics.counter("xds_cache_reads", "type", "miss").value()).isEqualTo(4);
        cache.clear(of(A), 20);
        cache.keep(all, HERE, 10, ignored -> of(A));
        assertThat(cache.find(all, HERE, ignored -> of(A))).isZero();
    }

    @Test
    void a_change_clears_what_was_made_from_it() {
        read(10, A, a);
        read(10, B, b);
        cache.clear(of(A), 20);
        assertThat(evictions("clear")).isEqualTo(1);
        assertThat(read(20, B, b)).isEqualTo(1);
        assertThat(read(20, A, a)).isZero();
    }

    @Test
    void what_an_old_push_makes_late_is_not_kept() {
        cache.clear(of(A), 20);
        read(19, A, a);
        assertThat(cache.size()).isZero();
        read(20, A, a);
        assertThat(cache.size()).isEqualTo(1);
        read(30, B, b);
        cache.clear(of(A), 30);
        read(29, A, a);
        assertThat(read(30, A, a)).isZero();
    }

    @Test
    void the_longest_unused_goes_when_it_is_full() {
        read(10, A, a);
        read(10, A, b);
        read(10, A, a);
        read(10, A, c);
        assertThat(evictions("size")).isEqualTo(1);
        assertThat(read(10, A, a)).isEqualTo(1);
        assertThat(read(10, A, b)).isZero();
    }

    @Test
    void listeners_and_what_is_made_from_nothing_are_not_kept() {
        cache.read(XdsType.LDS, Resources.of(List.of(a)), HERE, 10, ignored -> of(A));
        cache.read(XdsType.CDS, Resources.of(List.of(b)), HERE, 10, ignored -> of());
        assertThat(cache.size()).isZero();
    }
}
