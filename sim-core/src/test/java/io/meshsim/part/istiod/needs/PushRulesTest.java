package io.meshsim.part.istiod.needs;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.ResourceKey;
import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.part.istiod.push.Reason;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which types a kind asks for: the sets of kinds that Istio 1.30's generators skip. */
class PushRulesTest {

    private static final PushRules RULES = new PushRules("istio-system");
    private static final ProxyNode NODE =
            ProxyNode.of(ProxyNode.Role.SIDECAR, "ns", "pod", "", "", "", Labels.NONE);

    private static String types(boolean full, Kind kind) {
        PushRequest request =
                PushRequest.of(full, Reason.CONFIG, new ResourceKey(kind, "ns", "name"));
        List<String> types = new ArrayList<>();
        for (XdsType type : XdsType.values()) {
            if (RULES.generates(type, request, NODE)) {
                types.add(type.name());
            }
        }
        return String.join(" ", types);
    }

    @ParameterizedTest
    @CsvSource({
        "SERVICE, CDS EDS LDS RDS NDS, EDS",
        "DESTINATION_RULE, CDS EDS LDS RDS, EDS",
        "VIRTUAL_SERVICE, CDS LDS RDS, ''",
        "SIDECAR, CDS LDS RDS NDS, ''",
        "GATEWAY, '', ''",
        "DNS_NAME, NDS, ''",
    })
    void a_kind_asks_for_its_types(Kind kind, String full, String incremental) {
        assertThat(types(true, kind)).isEqualTo(full);
        assertThat(types(false, kind)).isEqualTo(incremental);
    }

    @Test
    void a_forced_request_asks_for_everything() {
        for (XdsType type : XdsType.values()) {
            assertThat(RULES.generates(type, PushRequest.forced(Reason.PROXY), NODE)).isTrue();
        }
    }

    @Test
    void endpoints_are_partial_only_if_all_keys_are_services_or_rules() {
        ResourceKey service = new ResourceKey(Kind.SERVICE, "ns", "a");
        ResourceKey rule = new ResourceKey(Kind.DESTINATION_RULE, "ns", "a");
        ResourceKey routes = new ResourceKey(Kind.VIRTUAL_SERVICE, "ns", "a");
        assertThat(RULES.isPartialEds(PushRequest.of(true, Reason.CONFIG, service, rule))).isTrue();
        assertThat(RULES.isPartialEds(PushRequest.of(true, Reason.CONFIG, service, routes)))
                .isFalse();
        assertThat(RULES.isPartialEds(PushRequest.forced(Reason.PROXY))).isFalse();
    }
}
