package io.meshsim.part.istiod.context;

import java.util.List;

/**
 * Who may see a resource: {@code *} everybody, {@code .} its own namespace, {@code ~} nobody, or a
 * namespace.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/push_context.go.
 */
final class ExportTo {

    private ExportTo() {}

    /** Whether a client's namespace is among them; empty means the mesh's default. */
    static boolean isVisible(
            List<String> exportTo, String ownNamespace, String client, List<String> meshDefault) {
        List<String> tokens = orDefault(exportTo, meshDefault);
        return tokens.contains("*")
                || tokens.contains(client)
                || (tokens.contains(".") && client.equals(ownNamespace));
    }

    static boolean isPublic(List<String> exportTo, List<String> meshDefault) {
        return orDefault(exportTo, meshDefault).contains("*");
    }

    /** Whether nobody outside the resource's own namespace sees it. */
    static boolean isPrivate(List<String> exportTo, String ownNamespace, List<String> meshDefault) {
        return orDefault(exportTo, meshDefault).stream()
                .allMatch(token -> token.equals(".") || token.equals(ownNamespace));
    }

    static List<String> orDefault(List<String> exportTo, List<String> meshDefault) {
        return exportTo.isEmpty() ? meshDefault : exportTo;
    }
}
