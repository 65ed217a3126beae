package io.meshsim.part.istiod.context;

import java.util.List;

/**
 * Who may see a resource: {@code *} everybody, {@code .} its own namespace, {@code ~} nobody, or a
 * namespace.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/push_context.go; the mesh's default is everybody.
 */
final class ExportTo {

    private static final List<String> DEFAULT = List.of("*");

    private ExportTo() {}

    static boolean isVisible(List<String> exportTo, String ownNamespace, String client) {
        return isVisible(exportTo, ownNamespace, client, DEFAULT);
    }

    static boolean isVisible(
            List<String> exportTo, String ownNamespace, String client, List<String> meshDefault) {
        List<String> tokens = exportTo.isEmpty() ? meshDefault : exportTo;
        return tokens.contains("*")
                || tokens.contains(client)
                || (tokens.contains(".") && client.equals(ownNamespace));
    }

    static boolean isPublic(List<String> exportTo) {
        return exportTo.isEmpty() || exportTo.contains("*");
    }
}
