package io.meshsim.part.istiod.needs;

import io.meshsim.config.Kind;

/**
 * Which types a changed kind is generated for.
 *
 * <p>A service, from wherever it comes, has kind Service. A kind without a rule of its own asks for
 * everything but SDS and ECDS.
 *
 * <p>Source: Istio 1.30 pilot/pkg/xds (cds.go, eds.go, lds.go, rds.go, nds.go, ecds.go, sds.go: the
 * sets of kinds to skip), with JSON web keys fetched by istiod.
 */
public final class PushMatrix {

    private PushMatrix() {}

    /**
     * Whether a change asks for a type.
     *
     * @param full whether the push is full; others reach endpoints, secrets and extensions only
     */
    public static Need need(Discovery type, Audience audience, Kind kind, boolean full) {
        if (kind == Kind.ADDRESS) {
            return address(type, audience, full);
        }
        if (kind == Kind.GATEWAY && audience != Audience.ROUTER) {
            return Need.SKIP;
        }
        return switch (type) {
            case CDS -> full ? push(isForClusters(kind)) : Need.SKIP;
            case EDS -> push(isForEndpoints(kind));
            case LDS -> full ? listeners(kind) : Need.SKIP;
            case RDS -> full ? push(isForRoutes(kind)) : Need.SKIP;
            case NDS -> push(full && isForNames(kind));
            case SDS -> push(kind == Kind.SECRET || kind == Kind.CONFIG_MAP);
            case ECDS -> extensions(kind);
        };
    }

    private static Need push(boolean needed) {
        return needed ? Need.PUSH : Need.SKIP;
    }

    private static Need address(Discovery type, Audience audience, boolean full) {
        boolean isEnvoy =
                switch (type) {
                    case CDS, EDS, LDS, RDS -> true;
                    case SDS, NDS, ECDS -> false;
                };
        if (audience == Audience.WAYPOINT) {
            return isEnvoy ? Need.IF_ATTACHED : Need.SKIP;
        }
        return push(full && (type == Discovery.CDS || type == Discovery.LDS));
    }

    private static boolean isForClusters(Kind kind) {
        return switch (kind) {
            case WORKLOAD_ENTRY,
                    WORKLOAD_GROUP,
                    AUTHORIZATION_POLICY,
                    REQUEST_AUTHENTICATION,
                    SECRET,
                    TELEMETRY,
                    WASM_PLUGIN,
                    TRAFFIC_EXTENSION,
                    PROXY_CONFIG,
                    DNS_NAME ->
                    false;
            default -> true;
        };
    }

    private static boolean isForEndpoints(Kind kind) {
        return switch (kind) {
            case GATEWAY,
                    VIRTUAL_SERVICE,
                    SIDECAR,
                    WORKLOAD_GROUP,
                    AUTHORIZATION_POLICY,
                    REQUEST_AUTHENTICATION,
                    SECRET,
                    TELEMETRY,
                    WASM_PLUGIN,
                    TRAFFIC_EXTENSION,
                    PROXY_CONFIG,
                    DNS_NAME ->
                    false;
            default -> true;
        };
    }

    private static Need listeners(Kind kind) {
        return switch (kind) {
            case PEER_AUTHENTICATION -> Need.IF_OWN_OR_ROOT;
            case WORKLOAD_ENTRY, WORKLOAD_GROUP, SECRET, PROXY_CONFIG, DNS_NAME -> Need.SKIP;
            default -> Need.PUSH;
        };
    }

    private static boolean isForRoutes(Kind kind) {
        return switch (kind) {
            case WORKLOAD_ENTRY,
                    WORKLOAD_GROUP,
                    AUTHORIZATION_POLICY,
                    REQUEST_AUTHENTICATION,
                    PEER_AUTHENTICATION,
                    SECRET,
                    TELEMETRY,
                    WASM_PLUGIN,
                    TRAFFIC_EXTENSION,
                    PROXY_CONFIG,
                    DNS_NAME ->
                    false;
            default -> true;
        };
    }

    private static boolean isForNames(Kind kind) {
        return switch (kind) {
            case GATEWAY,
                    VIRTUAL_SERVICE,
                    DESTINATION_RULE,
                    WORKLOAD_ENTRY,
                    WORKLOAD_GROUP,
                    AUTHORIZATION_POLICY,
                    REQUEST_AUTHENTICATION,
                    PEER_AUTHENTICATION,
                    ENVOY_FILTER,
                    SECRET,
                    TELEMETRY,
                    WASM_PLUGIN,
                    TRAFFIC_EXTENSION,
                    PROXY_CONFIG,
                    MESH_CONFIG ->
                    false;
            default -> true;
        };
    }

    private static Need extensions(Kind kind) {
        return switch (kind) {
            case ENVOY_FILTER, TRAFFIC_EXTENSION -> Need.PUSH;
            case SECRET -> Need.IF_PULL_SECRET;
            default -> Need.SKIP;
        };
    }
}
