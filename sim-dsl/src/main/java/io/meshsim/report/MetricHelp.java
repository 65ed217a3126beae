package io.meshsim.report;

import java.util.Map;
import java.util.TreeMap;

/** One line about each metric, in our words; the names are Istio's and Envoy's. */
public final class MetricHelp {

    private static final Map<String, String> TEXTS = texts();

    private MetricHelp() {}

    /** Whether the simulation may make a metric of this name. */
    public static boolean knows(String name) {
        return TEXTS.containsKey(name);
    }

    static String of(String name) {
        return TEXTS.getOrDefault(name, "Counted or measured by the simulation.");
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        addControlPlane(texts);
        addProcess(texts);
        addStreams(texts);
        addEvents(texts);
        addAgents(texts);
        addProxies(texts);
        addRequests(texts);
        return texts;
    }

    private static void addControlPlane(Map<String, String> texts) {
        texts.put("pilot_inbound_updates", "Updates that istiod received, by kind.");
        texts.put("pilot_debounce_time", "Seconds from the first update to the queued push.");
        texts.put("pilot_pushcontext_init_seconds", "Seconds to build the push context.");
        texts.put("pilot_push_triggers", "Pushes to proxies, by what caused them.");
        texts.put("pilot_proxy_queue_time", "Seconds a proxy waited in the push queue.");
        texts.put(
                "pilot_proxy_convergence_time",
                "Seconds from the queueing of a push until one proxy had been sent all of it.");
        texts.put("pilot_services", "Services that istiod knows.");
        texts.put("pilot_virt_services", "VirtualServices that istiod knows.");
    }

    private static void addProcess(Map<String, String> texts) {
        texts.put("process_resident_memory_bytes", "Bytes of memory that istiod has.");
        texts.put("container_oom_events_total", "Times istiod was killed for its memory.");
        texts.put("process_cpu_seconds_total", "Seconds of CPU that istiod used.");
        texts.put("container_cpu_cfs_periods_total", "Periods of a CPU limit with work to do.");
        texts.put(
                "container_cpu_cfs_throttled_periods_total",
                "Periods in which a CPU limit was used up before all was done.");
        texts.put(
                "container_cpu_cfs_throttled_seconds_total",
                "Seconds for which a container stood still at its CPU limit.");
    }

    private static void addEvents(Map<String, String> texts) {
        texts.put("pilot_k8s_reg_events", "Events of Kubernetes, by kind and what happened.");
        texts.put("pilot_k8s_cfg_events", "Events of Istio's kinds, by kind and what happened.");
        texts.put("pilot_k8s_endpoints_pending_pod", "Pods that endpoints wait for.");
        texts.put("pilot_worker_queue_depth", "Events that wait for their handler, by queue.");
        texts.put("pilot_worker_queue_latency", "Seconds that events waited, by queue.");
        texts.put("pilot_worker_queue_duration", "Seconds that handlers took, by queue.");
        texts.put("pilot_info", "The version of istiod.");
        texts.put("istio_build", "The version of istiod.");
        texts.put("istiod_uptime_seconds", "Seconds since istiod was started.");
        texts.put("citadel_server_csr_count", "Requests for certificates.");
        texts.put("citadel_server_success_cert_issuance_count", "Certificates signed.");
        texts.put("citadel_server_csr_sign_err_count", "Requests that were not signed.");
    }

    private static void addAgents(Map<String, String> texts) {
        texts.put("istio_agent_xds_proxy_requests", "Requests that agents passed to istiod.");
        texts.put("istio_agent_xds_proxy_responses", "Responses that agents passed to proxies.");
        texts.put("istio_agent_istiod_connection_terminations", "Streams to istiod that ended.");
        texts.put("istio_agent_envoy_connection_terminations", "Streams to proxies that ended.");
        texts.put("istio_agent_num_outgoing_requests", "Certificate requests of agents.");
        texts.put("istio_agent_num_failed_outgoing_requests", "Those that failed.");
        texts.put("istio_agent_num_outgoing_retries", "Those that were tried again.");
        texts.put("istio_agent_cert_expiry_seconds", "Seconds that the oldest certificate has.");
        texts.put("istio_agent_dns_requests_total", "Questions to the DNS proxies of agents.");
        texts.put("istio_agent_dns_upstream_requests_total", "Those that were forwarded.");
        texts.put("istio_agent_dns_upstream_failures_total", "Those that nobody answered.");
    }

    private static void addProxies(Map<String, String> texts) {
        texts.put("envoy_cluster_manager_cds_update_success", "CDS updates that were accepted.");
        texts.put("envoy_cluster_manager_cds_update_rejected", "CDS updates that were rejected.");
        texts.put("envoy_listener_manager_lds_update_success", "LDS updates that were accepted.");
        texts.put("envoy_listener_manager_lds_update_rejected", "LDS updates that were rejected.");
    }

    private static void addStreams(Map<String, String> texts) {
        texts.put("pilot_xds", "Proxies connected to istiod.");
        texts.put("pilot_xds_pushes", "Responses that istiod built, by type.");
        texts.put("pilot_xds_push_time", "Seconds to build and send one type to one proxy.");
        texts.put("pilot_xds_send_time", "Seconds to send one response.");
        texts.put("pilot_xds_config_size_bytes", "Bytes of config in one response.");
        texts.put("pilot_total_xds_rejects", "Responses that proxies rejected, by type.");
        texts.put("pilot_xds_expired_nonce", "Requests that named an outdated nonce, by type.");
        texts.put("pilot_xds_cds_reject", "Clusters that a proxy rejected.");
        texts.put("pilot_xds_eds_reject", "Endpoints that a proxy rejected.");
        texts.put("pilot_xds_lds_reject", "Listeners that a proxy rejected.");
        texts.put("pilot_xds_rds_reject", "Routes that a proxy rejected.");
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
