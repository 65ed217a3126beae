package io.meshsim.part.agent;

import com.google.protobuf.DynamicMessage;
import io.meshsim.part.agent.dns.DnsProxy;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.PushObserver;
import io.meshsim.xds.XdsRequest;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsResponse;
import io.meshsim.xds.XdsType;
import io.meshsim.xds.dns.NameTable;
import io.meshsim.xds.dns.NameTableMessage;
import java.util.List;

/**
 * What an agent asks for itself on the stream of its proxy: names, after the first request for
 * listeners.
 *
 * <p>Source: Istio 1.30 pkg/istio-agent/xds_proxy.go.
 *
 * @param observer told of what is acknowledged
 */
record NameSubscription(ProxyNode node, DnsProxy dns, PushObserver observer) {

    /** Whether a request of the proxy is the first for listeners on its stream. */
    boolean isDueAfter(XdsRequest request) {
        return request.type() == XdsType.LDS && request.nonce().isEmpty();
    }

    XdsRequest subscription() {
        return XdsRequest.subscribe(XdsType.NDS, List.of());
    }

    /** Takes names in; the answer acknowledges them. */
    XdsRequest take(XdsResponse response) {
        for (XdsResource resource : response.resources()) {
            dns.update(
                    resource.compiled(
                            DynamicMessage.class, NameTable.class, NameTableMessage::decode));
        }
        observer.acked(response.push(), node.name(), XdsType.NDS);
        return new XdsRequest(XdsType.NDS, List.of(), response.version(), response.nonce(), null);
    }
}
