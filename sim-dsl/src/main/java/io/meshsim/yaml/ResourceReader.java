package io.meshsim.yaml;

import io.meshsim.config.Meta;
import io.meshsim.config.Namespace;
import io.meshsim.config.Node;
import io.meshsim.config.Resource;
import io.meshsim.yaml.schema.BadInput;
import io.meshsim.yaml.schema.KnownKind;
import io.meshsim.yaml.schema.YamlNode;
import java.util.List;
import java.util.Optional;

/** Reads one document as a resource, and notes what of it has no effect. */
final class ResourceReader {

    private static final int NODE_CORES = 8;

    private final Reading reading;

    ResourceReader(Reading reading) {
        this.reading = reading;
    }

    /** The resource; empty if its kind is not modelled or it is broken. */
    Optional<Resource> read(YamlNode root, KnownKind kind) {
        try {
            Meta meta = MetaReader.read(root, kind.clusterScoped());
            Optional<Resource> resource = resource(root, kind, meta);
            if (resource.isPresent()) {
                reading.noteUnread(root, words(kind.kind()));
            }
            return resource;
        } catch (BadInput problem) {
            reading.problems(problem.problems());
        } catch (IllegalArgumentException | ArithmeticException problem) {
            reading.error(root, String.valueOf(problem.getMessage()), "");
        }
        return Optional.empty();
    }

    private Optional<Resource> resource(YamlNode root, KnownKind kind, Meta meta) {
        String name = kind.group() + "/" + kind.kind();
        return switch (name) {
            case "/Namespace" -> Optional.of(new Namespace(meta));
            case "/Node" -> Optional.of(new Node(meta, NODE_CORES, true, externalAddress(root)));
            case "/Service" -> Optional.of(ServiceReader.read(root, meta));
            case "apps/Deployment" -> Optional.of(DeploymentReader.read(root, meta));
            case "networking.istio.io/VirtualService" ->
                    Optional.of(new VirtualServiceReader(reading).read(root, meta));
            case "networking.istio.io/DestinationRule" ->
                    Optional.of(new DestinationRuleReader(reading).read(root, meta));
            case "networking.istio.io/Gateway" ->
                    Optional.of(new GatewayReader(reading).read(root, meta));
            case "networking.istio.io/Sidecar" ->
                    Optional.of(new SidecarReader(reading).read(root, meta));
            case "networking.istio.io/ServiceEntry" ->
                    new ServiceEntryReader(reading).read(root, meta).map(Resource.class::cast);
            case "networking.istio.io/WorkloadEntry" ->
                    Optional.of(WorkloadEntryReader.read(root, meta));
            case "security.istio.io/PeerAuthentication" ->
                    Optional.of(new SecurityReader(reading).peers(root, meta));
            case "security.istio.io/AuthorizationPolicy" ->
                    new SecurityReader(reading).authorization(root, meta);
            default -> {
                reading.notModelled(root, "kind " + text(kind) + ": " + place(meta));
                yield Optional.empty();
            }
        };
    }

    private static String text(KnownKind kind) {
        return kind.group().isEmpty() ? kind.kind() : kind.kind() + " (" + kind.group() + ")";
    }

    private static String place(Meta meta) {
        return meta.namespace().isEmpty() ? meta.name() : meta.namespace() + "/" + meta.name();
    }

    private static UnreadWords words(String kind) {
        return switch (kind) {
            case "VirtualService" -> VirtualServiceReader::unread;
            case "DestinationRule" -> DestinationRuleReader::unread;
            case "Gateway" -> GatewayReader::unread;
            case "Sidecar" -> SidecarReader::unread;
            case "ServiceEntry", "WorkloadEntry" -> ServiceEntryReader::unread;
            case "PeerAuthentication", "AuthorizationPolicy" -> SecurityReader::unread;
            default -> UnreadWords.PLAIN;
        };
    }

    private static String externalAddress(YamlNode root) {
        for (YamlNode address :
                root.field("status").map(status -> status.items("addresses")).orElse(List.of())) {
            if (address.string("type").orElse("").equals("ExternalIP")) {
                return address.string("address").orElse("");
            }
        }
        return "";
    }
}
