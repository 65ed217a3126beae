package io.meshsim.part.proxy.admit;

import com.google.common.base.Splitter;
import com.google.protobuf.Message;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.Cors;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.CorsPolicy;
import io.envoyproxy.envoy.extensions.filters.http.fault.v3.HTTPFault;
import io.envoyproxy.envoy.extensions.filters.http.rbac.v3.RBAC;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.listener.http_inspector.v3.HttpInspector;
import io.envoyproxy.envoy.extensions.filters.listener.original_dst.v3.OriginalDst;
import io.envoyproxy.envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one type of message that a proxy takes. */
final class AcceptedFields {

    private static final Splitter WORDS = Splitter.on(' ').omitEmptyStrings();
    private static final Splitter LINES = Splitter.on('\n').omitEmptyStrings();
    private static final Map<String, Message> EXTENSIONS = extensions();
    private static final Map<String, AcceptedFields> TYPES = types();

    private final Set<String> decided = new LinkedHashSet<>();
    private final Set<String> withoutEffect = new LinkedHashSet<>();

    private AcceptedFields(String fields) {
        for (String field : WORDS.split(fields)) {
            if (field.startsWith("-")) {
                withoutEffect.add(field.substring(1));
            } else {
                decided.add(field);
            }
        }
    }

    static @Nullable AcceptedFields of(String type) {
        return TYPES.get(type);
    }

    /** An empty message of an extension type, or null if the extension is unknown. */
    static @Nullable Message extension(String type) {
        return EXTENSIONS.get(type);
    }

    boolean decidesOn(String field) {
        return decided.contains(field);
    }

    boolean hasNoEffect(String field) {
        return withoutEffect.contains(field);
    }

    private static Map<String, Message> extensions() {
        Map<String, Message> known = new LinkedHashMap<>();
        for (Message message :
                List.of(
                        HttpConnectionManager.getDefaultInstance(),
                        TcpProxy.getDefaultInstance(),
                        Router.getDefaultInstance(),
                        HTTPFault.getDefaultInstance(),
                        Cors.getDefaultInstance(),
                        RBAC.getDefaultInstance(),
                        io.envoyproxy.envoy.extensions.filters.network.rbac.v3.RBAC
                                .getDefaultInstance(),
                        CorsPolicy.getDefaultInstance(),
                        HttpInspector.getDefaultInstance(),
                        TlsInspector.getDefaultInstance(),
                        OriginalDst.getDefaultInstance(),
                        HttpProtocolOptions.getDefaultInstance())) {
            known.put(message.getDescriptorForType().getFullName(), message);
        }
        return Collections.unmodifiableMap(known);
    }

    private static Map<String, AcceptedFields> types() {
        Map<String, AcceptedFields> types = new LinkedHashMap<>();
        for (String table :
                List.of(AcceptedTables.CLUSTER, AcceptedTables.LISTENER, AcceptedTables.ROUTE)) {
            for (String line : LINES.split(table)) {
                int colon = line.indexOf(':');
                types.put(line.substring(0, colon), new AcceptedFields(line.substring(colon + 1)));
            }
        }
        return Collections.unmodifiableMap(types);
    }
}
