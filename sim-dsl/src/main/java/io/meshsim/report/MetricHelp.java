package io.meshsim.report;

import java.util.Map;
import java.util.TreeMap;

/** One line about each metric, in our words; the names are Istio's and Envoy's. */
final class MetricHelp {

    private static final Map<String, String> TEXTS = texts();

    private MetricHelp() {}

    static String of(String name) {
        return TEXTS.getOrDefault(name, "Counted or measured by the simulation.");
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        addControlPlane(texts);
        addStreams(texts);
        addRequests(texts);
        return texts;
    }

    private static void addControlPlane(Map<String, String> texts) {
        texts.put("pilot_inbound_updates", "Updates that istiod received, by kind.");
        texts.put("pilot_debounce_time", "Seconds from the first merged update to its push.");
        texts.put("pilot_pushcontext_init_seconds", "Seconds to build the push context.");
        texts.put("pilot_push_triggers", "Pushes to proxies, by what caused them.");
        texts.put("pilot_proxy_queue_time", "Seconds a proxy waited in the push queue.");
        texts.put(
                "pilot_proxy_convergence_time",
                "Seconds from the start of a push until one proxy had been sent all of it.");
        texts.put("pilot_services", "Services that istiod knows.");
        texts.put("pilot_virt_services", "VirtualServices that istiod knows.");
    }

    private static void addStreams(Map<String, String> texts) {
        texts.put("pilot_xds", "Proxies connected to istiod.");
        texts.put("pilot_xds_pushes", "Responses that istiod built, by type.");
        texts.put("pilot_xds_push_time", "Seconds to build and send one type to one proxy.");
        texts.put("pilot_xds_send_time", "Seconds to send one response.");
        texts.put("pilot_xds_config_size_bytes", "Bytes of config in one response.");
        texts.put("pilot_total_xds_rejects", "Responses that proxies rejected, by type.");
        texts.put("pilot_xds_expired_nonce", "Requests that named an outdated nonce, by type.");
        texts.put("pilot_total_xds_internal_errors", "Errors inside istiod.");
    }

    private static void addRequests(Map<String, String> texts) {
        texts.put("istio_requests_total", "Requests that a proxy handled.");
        texts.put("istio_request_duration_milliseconds", "Milliseconds that requests took.");
        texts.put("istio_request_bytes", "Bytes of request bodies.");
        texts.put("istio_response_bytes", "Bytes of response bodies.");
        texts.put("istio_tcp_connections_opened_total", "TCP connections opened.");
        texts.put("istio_tcp_connections_closed_total", "TCP connections closed.");
    }
}
