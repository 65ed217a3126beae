package io.meshsim.part.agent.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.part.agent.dns.DnsAnswer.Code;
import io.meshsim.xds.dns.NameTable;
import io.meshsim.xds.dns.NameTable.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The agent answers for what istiod told it, and asks for the rest. */
class DnsProxyTest {

    private final Simulation simulation = new Simulation(1, TieMode.FIRST_COME);
    private final Servers servers = new Servers();
    private final Metrics metrics = new Metrics();
    private final DnsProxy proxy = new DnsProxy(simulation, "pod", "shop", servers, metrics);
    private final List<DnsAnswer> heard = new ArrayList<>();

    /** Two servers that answer, after a millisecond or never. */
    private final class Servers implements DnsProxy.Upstream {
        private final List<String> asked = new ArrayList<>();
        private int silent;

        @Override
        public int servers() {
            return 2;
        }

        @Override
        public void ask(int server, String name, Consumer<DnsAnswer> reply) {
            asked.add(server + " " + name);
            if (server >= silent) {
                simulation.after(1_000_000, "answer", () -> reply.accept(DnsAnswer.NO_SUCH_NAME));
            }
        }
    }

    private DnsAnswer ask(String name) {
        heard.clear();
        proxy.ask(name, heard::add);
        simulation.runFor(Duration.ofSeconds(20).toNanos());
        return heard.get(0);
    }

    private void know(String host, String shortname, String namespace, String... ips) {
        String registry = shortname.isEmpty() ? "External" : NameTable.KUBERNETES;
        Map<String, Entry> names = new LinkedHashMap<>();
        names.put(host, new Entry(List.of(ips), registry, shortname, namespace));
        proxy.update(new NameTable(names));
    }

    @Test
    void before_the_first_table_every_question_fails() {
        assertThat(ask("reviews.shop.svc.cluster.local.").code()).isEqualTo(Code.SERVFAIL);
        assertThat(proxy.isReady()).isFalse();
        assertThat(servers.asked).isEmpty();
    }

    @Test
    void a_service_answers_in_all_its_forms_to_pods_of_its_namespace() {
        know("reviews.shop.svc.cluster.local", "reviews", "shop", "10.0.0.1");
        String full = "reviews.shop.svc.cluster.local";
        List<String> forms =
                List.of("reviews", "reviews.shop", "reviews.shop.svc", full, full + ".", "Reviews");

        for (String form : forms) {
            assertThat(ask(form))
                    .isEqualTo(new DnsAnswer(Code.NOERROR, true, "", List.of("10.0.0.1")));
        }
        assertThat(servers.asked).isEmpty();
    }

    @Test
    void a_service_of_another_namespace_has_no_short_name() {
        know("ratings.books.svc.cluster.local", "ratings", "books", "10.0.0.2");

        assertThat(ask("ratings.books").authoritative()).isTrue();
        assertThat(ask("ratings").code()).isEqualTo(Code.NXDOMAIN);
    }

    @Test
    void what_a_resolver_makes_of_a_name_with_its_search_domains_is_an_alias() {
        know("api.example.com", "", "", "240.240.0.1");

        String first = Search.questions("api.example.com", "shop").get(0);
        assertThat(first).isEqualTo("api.example.com.shop.svc.cluster.local.");
        assertThat(ask(first).alias()).isEqualTo("api.example.com");
        assertThat(ask(first).addresses()).containsExactly("240.240.0.1");
    }

    @Test
    void the_closest_wildcard_answers_after_exact_names() {
        Map<String, Entry> names = new LinkedHashMap<>();
        names.put("*.com", new Entry(List.of("1.1.1.1"), "External", "", ""));
        names.put("*.example.com", new Entry(List.of("2.2.2.2"), "External", "", ""));
        names.put("a.example.com", new Entry(List.of("3.3.3.3"), "External", "", ""));
        proxy.update(new NameTable(names));

        assertThat(ask("a.example.com").addresses()).containsExactly("3.3.3.3");
        assertThat(ask("x.y.example.com").addresses()).containsExactly("2.2.2.2");
        assertThat(ask("other.com").addresses()).containsExactly("1.1.1.1");
        assertThat(ask("com").code()).isEqualTo(Code.NXDOMAIN);
    }

    @Test
    void a_known_name_without_an_address_of_that_kind_is_no_error() {
        know("reviews.shop.svc.cluster.local", "reviews", "shop", "10.0.0.1");

        proxy.ask("reviews", true, heard::add);
        assertThat(heard).containsExactly(new DnsAnswer(Code.NOERROR, true, "", List.of()));
    }

    @Test
    void addresses_come_in_changing_order() {
        know("db.shop.svc.cluster.local", "db", "shop", "10.0.0.1", "10.0.0.2", "10.0.0.3");
        List<String> first = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            first.add(ask("db").addresses().get(0));
        }
        assertThat(first).contains("10.0.0.1", "10.0.0.2", "10.0.0.3");
    }

    @Test
    void unknown_names_are_asked_of_one_server_after_the_other_with_five_seconds_each() {
        proxy.update(NameTable.EMPTY);
        servers.silent = 1;
        proxy.ask("elsewhere.org.", heard::add);
        simulation.runFor(5_000_999_999L);
        assertThat(heard).isEmpty();

        simulation.runFor(1);
        assertThat(heard).containsExactly(DnsAnswer.NO_SUCH_NAME);
        assertThat(servers.asked).containsExactly("0 elsewhere.org.", "1 elsewhere.org.");
    }

    @Test
    void when_no_server_answers_the_question_fails_after_ten_seconds() {
        proxy.update(NameTable.EMPTY);
        servers.silent = 2;
        proxy.ask("elsewhere.org.", heard::add);
        simulation.runFor(9_999_999_999L);
        assertThat(heard).isEmpty();

        simulation.runFor(1);
        assertThat(heard).containsExactly(DnsAnswer.SERVER_FAILURE);
        assertThat(metrics.counter("istio_agent_dns_upstream_failures_total").value()).isEqualTo(1);
    }

    @Test
    void names_with_few_dots_are_searched_first() {
        assertThat(Search.questions("reviews", "shop"))
                .containsExactly(
                        "reviews.shop.svc.cluster.local.",
                        "reviews.svc.cluster.local.",
                        "reviews.cluster.local.",
                        "reviews.");
        assertThat(Search.questions("a.b.c.d.e.f", "shop").get(0)).isEqualTo("a.b.c.d.e.f.");
        assertThat(Search.questions("reviews.", "shop")).containsExactly("reviews.");
    }
}
