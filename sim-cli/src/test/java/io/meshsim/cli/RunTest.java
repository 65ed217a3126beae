package io.meshsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The run command on small inputs. */
class RunTest {

    private static final Path SHOP = Input.of("shop.yaml");

    @TempDir private Path temp = Path.of("");

    private Call run(Path input, String... more) {
        return Call.run(input, temp.resolve("out"), more);
    }

    private static JsonObject json(Call call) {
        assertThat(call.err()).isEmpty();
        return JsonParser.parseString(call.out()).getAsJsonObject();
    }

    private Path scenario(String claim) {
        Path directory = temp.resolve("in");
        for (String file : new String[] {"shop.yaml", "split.yaml", "scenario.yaml"}) {
            String text = Input.read(Input.of("claims/" + file));
            Input.write(directory.resolve(file), text.replace("CLAIM", claim));
        }
        return directory;
    }

    @Test
    void json_is_one_object_and_nothing_else() {
        Call call = run(SHOP, "--json");
        assertThat(call.exitCode()).isZero();
        assertThat(json(call).keySet())
                .contains(
                        "seed",
                        "tieMode",
                        "digest",
                        "simulatedSeconds",
                        "wallSeconds",
                        "events",
                        "proxies",
                        "pushes",
                        "requests",
                        "claims",
                        "notModelled");
    }

    @Test
    void one_seed_gives_one_digest_and_another_seed_another() {
        String first = json(run(SHOP, "--json", "--seed", "7")).get("digest").getAsString();
        String again = json(run(SHOP, "--json", "--seed", "7")).get("digest").getAsString();
        String other = json(run(SHOP, "--json", "--seed", "8")).get("digest").getAsString();
        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    /** Whether two events of one instant change places is chance, so a few seeds are tried. */
    @Test
    void shuffled_ties_change_the_digest_but_no_claim() {
        Path input = scenario("successRate: {atLeast: 1}");
        int changed = 0;
        for (int seed = 1; seed <= 6 && changed == 0; seed++) {
            Call plain = run(input, "--json", "--seed", "" + seed);
            Call shuffled = run(input, "--json", "--seed", "" + seed, "--ties", "shuffled");
            assertThat(plain.exitCode()).isZero();
            assertThat(shuffled.exitCode()).isZero();
            changed += json(shuffled).get("digest").equals(json(plain).get("digest")) ? 0 : 1;
        }
        assertThat(changed).isOne();
    }

    @Test
    void the_files_of_a_run_are_complete() {
        assertThat(run(SHOP).exitCode()).isZero();
        Path out = temp.resolve("out");
        for (String file : new String[] {"summary.json", "timeline.json"}) {
            assertThat(JsonParser.parseString(Input.read(out.resolve(file)))).isNotNull();
        }
        Input.read(out.resolve("trace.jsonl"))
                .lines()
                .forEach(line -> assertThat(JsonParser.parseString(line).isJsonObject()).isTrue());
        assertThat(Input.read(out.resolve("metrics.prom")))
                .contains("# TYPE pilot_proxy_convergence_time histogram");
        assertThat(Input.read(out.resolve("report.html")))
                .contains("</html>")
                .doesNotContain("<script src", "<link rel=\"stylesheet\" href");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "successRate: {atLeast: 1, of: cart} | 0",
                "latency: {percentile: 99, atMost: 10s} | 0",
                "latency: {percentile: 50, atMost: 1ns} | 1",
                "share: {service: cart, version: v1, is: 1} | 0",
                "share: {service: cart, version: v1, is: 0.5} | 1",
                "convergence: {atMost: 1s} | 0",
                "convergence: {atMost: 1ms} | 1",
                "convergence: {atMost: 1s, of: nothing} | 1",
                "pushes: {atLeast: 1} | 0",
                "pushes: {atMost: 0} | 1",
                "noFlags: [NR, NC, UH, UF, UC] | 0",
                "proxiesAgree: true | 0"
            })
    void a_claim_that_is_not_true_makes_the_exit_code_1(String claim, int exitCode) {
        assertThat(run(scenario(claim), "--json").exitCode()).isEqualTo(exitCode);
    }

    @Test
    void a_file_that_is_applied_later_is_no_part_of_the_start() {
        Call call = run(scenario("convergence: {atMost: 1s, of: virtualservice}"), "--verbose");
        assertThat(call.out()).contains("virtualservice shop/cart");
        assertThat(call.exitCode()).isZero();
    }

    @Test
    void hosts_and_subsets_that_lead_nowhere_are_warned_of_and_the_run_goes_on() {
        Call call = run(Input.of("nowhere.yaml"), "--json");
        assertThat(call.exitCode()).isZero();
        assertThat(json(call).get("warnings").getAsJsonArray())
                .extracting(warning -> warning.getAsJsonObject().get("message").getAsString())
                .containsExactly(
                        "virtualservice shop/cart: no Service basket.shop.svc.cluster.local; Istio"
                                + " accepts it, requests there get 503 NC",
                        "virtualservice shop/cart: no DestinationRule gives"
                                + " cart.shop.svc.cluster.local a subset v7; Istio accepts it,"
                                + " requests there get 503 NC");
    }

    @Test
    void services_without_http_are_left_alone_with_a_note() {
        String shop = Input.read(SHOP);
        Path file =
                Input.write(
                        temp.resolve("kinds.yaml"),
                        shop
                                + "---\n"
                                + shop.substring(shop.indexOf("apiVersion: v1", 5))
                                        .replace("cart", "store")
                                        .replace("name: http", "name: tcp")
                                + "---\n"
                                + shop.substring(shop.indexOf("apiVersion: v1", 5))
                                        .replace("cart", "ads")
                                        .replace("name: http", "name: grpc"));
        assertThat(run(file).out())
                .contains("service shop/store has no HTTP or gRPC port and is left alone")
                .contains("http://ads.shop.svc.cluster.local:80/")
                .doesNotContain("GET http://store");
    }

    @Test
    void several_files_are_one_input_and_assumptions_are_told() {
        Path split = Input.of("claims/split.yaml");
        Call call =
                Call.of(
                        "run",
                        SHOP.toString(),
                        split.toString(),
                        "--out",
                        temp.resolve("out").toString());
        assertThat(call.exitCode()).isZero();
        assertThat(call.out())
                .contains("no Scenario document: 3 nodes, 30 s")
                .contains("GET http://cart.shop.svc.cluster.local:80/")
                .contains("at 10 s: touch virtualservice shop/cart");
    }

    @Test
    void services_alone_also_see_a_change_reach_the_last_proxy() {
        Call call = run(SHOP);
        assertThat(call.out())
                .contains("at 10 s: scale deployment shop/cart-v1 to 2")
                .doesNotContain("Pushes  0 ");
    }

    @Test
    void the_release_of_istio_can_be_chosen() {
        Call old = run(SHOP, "--release", "1.12");
        assertThat(old.exitCode()).isZero();
        assertThat(Input.read(temp.resolve("out/metrics.prom")))
                .contains("pilot_xds{version=\"1.12.9\"}");
        Call unknown = run(SHOP, "--release", "2.0");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("release \"2.0\" is not known; known are 1.12");
    }
}
