package io.meshsim.part.proxy.admit;

/**
 * The accepted fields, one message per line.
 *
 * <p>A field with a minus is carried by real control planes and has no effect on what is modelled
 * here: statistics names, log formats, connection tuning, metadata, retries, mirrors, CORS, headers
 * of answers. The same goes for outlier detection, so no endpoint is ejected.
 */
final class AcceptedTables {

    private AcceptedTables() {}

    static final String CLUSTER =
            """
            envoy.config.cluster.v3.Cluster: name type eds_cluster_config connect_timeout \
             lb_policy load_assignment least_request_lb_config round_robin_lb_config \
             -circuit_breakers common_lb_config -alt_stat_name -metadata -upstream_bind_config \
             -upstream_connection_options -typed_extension_protocol_options \
             -per_connection_buffer_limit_bytes -cleanup_interval -filters -outlier_detection \
             -transport_socket -transport_socket_matches -ring_hash_lb_config -maglev_lb_config \
             original_dst_lb_config -dns_refresh_rate -dns_jitter -respect_dns_ttl \
             -dns_lookup_family
            envoy.config.cluster.v3.Cluster.OriginalDstLbConfig: upstream_port_override
            envoy.config.cluster.v3.Cluster.EdsClusterConfig: service_name eds_config
            envoy.config.cluster.v3.Cluster.LeastRequestLbConfig: choice_count active_request_bias \
             -slow_start_config
            envoy.config.cluster.v3.Cluster.RoundRobinLbConfig: -slow_start_config
            envoy.config.cluster.v3.Cluster.CommonLbConfig: healthy_panic_threshold \
             locality_weighted_lb_config -update_merge_window \
             -close_connections_on_host_set_change
            envoy.config.cluster.v3.Cluster.CommonLbConfig.LocalityWeightedLbConfig:
            envoy.type.v3.Percent: value
            envoy.config.core.v3.RuntimeDouble: default_value -runtime_key
            envoy.config.endpoint.v3.ClusterLoadAssignment: cluster_name endpoints policy
            envoy.config.endpoint.v3.ClusterLoadAssignment.Policy: overprovisioning_factor
            envoy.config.endpoint.v3.LocalityLbEndpoints: lb_endpoints priority locality \
             load_balancing_weight -metadata
            envoy.config.core.v3.Locality: region zone sub_zone
            envoy.config.endpoint.v3.LbEndpoint: endpoint health_status metadata \
             load_balancing_weight
            envoy.config.endpoint.v3.Endpoint: address hostname
            envoy.config.core.v3.Metadata: filter_metadata -typed_filter_metadata
            """;

    static final String LISTENER =
            """
            envoy.config.listener.v3.Listener: name address filter_chains use_original_dst \
             default_filter_chain listener_filters bind_to_port -traffic_direction \
             -listener_filters_timeout -continue_on_listener_filters_timeout -stat_prefix \
             -metadata -access_log -per_connection_buffer_limit_bytes -enable_reuse_port \
             -connection_balance_config -bypass_overload_manager -ignore_global_conn_limit \
             -max_connections_to_accept_per_socket_event -drain_type -socket_options
            envoy.config.core.v3.Address: socket_address
            envoy.config.core.v3.SocketAddress: address port_value protocol
            envoy.config.listener.v3.ListenerFilter: name typed_config
            envoy.extensions.filters.listener.http_inspector.v3.HttpInspector:
            envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector: \
             -enable_ja3_fingerprinting -enable_ja4_fingerprinting -initial_read_buffer_size
            envoy.extensions.filters.listener.original_dst.v3.OriginalDst:
            envoy.config.listener.v3.FilterChain: filter_chain_match filters name -metadata \
             -transport_socket -transport_socket_connect_timeout
            envoy.config.listener.v3.FilterChainMatch: destination_port prefix_ranges \
             server_names transport_protocol application_protocols
            envoy.config.core.v3.CidrRange: address_prefix prefix_len
            envoy.config.listener.v3.Filter: name typed_config
            envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy: cluster weighted_clusters \
             -stat_prefix -access_log -idle_timeout -max_connect_attempts \
             -access_log_options -max_downstream_connection_duration
            envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.WeightedCluster: clusters
            envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy.WeightedCluster.ClusterWeight: \
             name weight
            envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager: \
             rds route_config http_filters -codec_type -stat_prefix -server_name \
             -use_remote_address -forward_client_cert_details -set_current_client_cert_details \
             -proxy_100_continue -stream_idle_timeout -common_http_protocol_options \
             -http_protocol_options -http2_protocol_options -access_log -tracing \
             -upgrade_configs -generate_request_id -preserve_external_request_id \
             -request_id_extension -delayed_close_timeout -drain_timeout -request_timeout \
             -request_headers_timeout -max_request_headers_kb -server_header_transformation \
             -xff_num_trusted_hops -skip_xff_append -via -access_log_options \
             -always_set_request_id_in_response -internal_address_config
            envoy.extensions.filters.network.http_connection_manager.v3.Rds: config_source \
             route_config_name
            envoy.config.core.v3.ConfigSource: ads resource_api_version initial_fetch_timeout
            envoy.config.core.v3.AggregatedConfigSource:
            envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter: name \
             typed_config
            envoy.extensions.filters.http.fault.v3.HTTPFault: delay abort
            envoy.extensions.filters.common.fault.v3.FaultDelay: fixed_delay percentage
            envoy.extensions.filters.http.fault.v3.FaultAbort: http_status percentage
            envoy.extensions.filters.http.cors.v3.Cors:
            envoy.extensions.filters.http.cors.v3.CorsPolicy: -filter_enabled -shadow_enabled \
             -allow_origin_string_match -allow_methods -allow_headers -expose_headers -max_age \
             -allow_credentials -allow_private_network_access -forward_not_matching_preflights
            envoy.extensions.filters.http.rbac.v3.RBAC: rules -rules_stat_prefix \
             -shadow_rules -shadow_rules_stat_prefix
            envoy.extensions.filters.network.rbac.v3.RBAC: rules -stat_prefix -shadow_rules \
             -shadow_rules_stat_prefix -enforcement_type
            envoy.config.rbac.v3.RBAC: action policies
            envoy.config.rbac.v3.Policy: permissions principals
            envoy.config.rbac.v3.Permission: any and_rules or_rules not_rule header url_path \
             destination_port destination_ip
            envoy.config.rbac.v3.Permission.Set: rules
            envoy.config.rbac.v3.Principal: any and_ids or_ids not_id header authenticated \
             direct_remote_ip remote_ip
            envoy.config.rbac.v3.Principal.Set: ids
            envoy.config.rbac.v3.Principal.Authenticated: principal_name
            envoy.type.matcher.v3.PathMatcher: path
            envoy.extensions.filters.http.router.v3.Router: -dynamic_stats -start_child_span \
             -suppress_envoy_headers -upstream_log
            """;

    static final String ROUTE =
            """
            envoy.config.route.v3.RouteConfiguration: name virtual_hosts validate_clusters \
             ignore_port_in_host_matching -max_direct_response_body_size_bytes -metadata
            envoy.config.route.v3.VirtualHost: name domains routes require_tls -metadata \
             -include_request_attempt_count -include_attempt_count_in_response
            envoy.config.route.v3.Route: name match route redirect direct_response \
             typed_per_filter_config request_headers_to_add request_headers_to_remove \
             -response_headers_to_add -response_headers_to_remove -metadata -decorator \
             -stat_prefix
            envoy.config.core.v3.HeaderValueOption: header append_action keep_empty_value
            envoy.config.core.v3.HeaderValue: key value
            envoy.config.route.v3.RouteMatch: prefix path safe_regex path_separated_prefix \
             case_sensitive runtime_fraction headers query_parameters
            envoy.config.core.v3.RuntimeFractionalPercent: default_value -runtime_key
            envoy.type.v3.FractionalPercent: numerator denominator
            envoy.type.matcher.v3.RegexMatcher: regex google_re2
            envoy.type.matcher.v3.RegexMatcher.GoogleRE2: -max_program_size
            envoy.type.matcher.v3.StringMatcher: exact prefix suffix safe_regex contains \
             ignore_case
            envoy.type.v3.Int64Range: start end
            envoy.config.route.v3.HeaderMatcher: name exact_match safe_regex_match range_match \
             present_match prefix_match suffix_match contains_match string_match invert_match \
             treat_missing_header_as_empty
            envoy.config.route.v3.QueryParameterMatcher: name string_match present_match
            envoy.config.route.v3.RouteAction: cluster weighted_clusters \
             cluster_not_found_response_code timeout prefix_rewrite regex_rewrite \
             host_rewrite_literal -idle_timeout -retry_policy -request_mirror_policies \
             -max_grpc_timeout -max_stream_duration -upgrade_configs -priority
            envoy.type.matcher.v3.RegexMatchAndSubstitute: pattern substitution
            envoy.config.route.v3.WeightedCluster: clusters total_weight
            envoy.config.route.v3.WeightedCluster.ClusterWeight: name weight \
             request_headers_to_add request_headers_to_remove host_rewrite_literal \
             -response_headers_to_add -response_headers_to_remove
            envoy.config.route.v3.RedirectAction: https_redirect scheme_redirect host_redirect \
             port_redirect path_redirect prefix_rewrite response_code strip_query
            envoy.config.route.v3.DirectResponseAction: status -body
            """;
}
