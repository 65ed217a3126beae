package io.meshsim.yaml;

import io.meshsim.config.Deployment;
import io.meshsim.config.Resource;
import io.meshsim.config.Service;
import io.meshsim.yaml.schema.Nearest;
import io.meshsim.yaml.schema.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads claims about a run. */
final class ClaimReader {

    private static final double DEFAULT_CONFIDENCE = 0.9999;

    private final Names names;
    private final Documents documents;
    private final Reading reading;

    ClaimReader(Names names, Documents documents, Reading reading) {
        this.documents = documents;
        this.names = names;
        this.reading = reading;
    }

    Optional<ScenarioClaim> read(YamlNode claim) {
        List<String> words = claim.fieldNames();
        if (words.size() != 1) {
            reading.error(
                    claim,
                    "a claim says exactly one thing, not " + words.size(),
                    "for example successRate: {atLeast: 0.99}");
            return Optional.empty();
        }
        YamlNode node = claim.required(words.get(0));
        return switch (words.get(0)) {
            case "successRate" -> successRate(node);
            case "latency" -> latency(node);
            case "share" -> share(node);
            case "convergence" -> Optional.of(convergence(node));
            case "pushes" -> pushes(node);
            case "measure" -> measure(node);
            case "noFlags" -> Optional.of(noFlags(node));
            default -> Optional.of(MeshClaims.proxiesAgree());
        };
    }

    private Optional<ScenarioClaim> successRate(YamlNode node) {
        double least = node.required("atLeast").asDouble();
        return of(node).map(service -> RequestClaims.successRate(service, least));
    }

    private Optional<ScenarioClaim> latency(YamlNode node) {
        int percentile = node.required("percentile").asInt();
        Duration most = Lengths.duration(node.required("atMost"), reading);
        return of(node).map(service -> RequestClaims.latency(service, percentile, most));
    }

    private Optional<ScenarioClaim> share(YamlNode node) {
        String version = node.required("version").asString();
        double is = node.required("is").asDouble();
        double confidence =
                node.field("confidence").map(YamlNode::asDouble).orElse(DEFAULT_CONFIDENCE);
        Optional<Service> of = names.service(node.required("service"));
        of.ifPresent(service -> checkVersion(service, node.required("version")));
        return of.map(service -> RequestClaims.share(service.hostname(), version, is, confidence));
    }

    /** A claim may be about a version that a happening brings. */
    private void checkVersion(Service service, YamlNode version) {
        List<Resource> all = new ArrayList<>(documents.resources());
        all.addAll(documents.later());
        List<String> known = new ArrayList<>();
        for (Resource resource : all) {
            if (resource instanceof Deployment deployment && Names.isBehind(service, deployment)) {
                known.add(deployment.template().labels().get("version").orElse(""));
            }
        }
        if (!known.contains(version.asString())) {
            reading.error(
                    version,
                    "no Deployment of " + service.meta().name() + " has version " + version.text(),
                    Nearest.suggestion(version.text(), known));
        }
    }

    private ScenarioClaim convergence(YamlNode node) {
        Duration most = Lengths.duration(node.required("atMost"), reading);
        return MeshClaims.convergence(node.string("of").orElse(""), most);
    }

    private Optional<ScenarioClaim> pushes(YamlNode node) {
        long least = node.integer("atLeast").orElse(0L);
        long most = node.integer("atMost").orElse(Long.MAX_VALUE);
        if (node.fieldNames().isEmpty() || least > most) {
            reading.error(
                    node,
                    "no number of pushes could break this, or none could keep it",
                    "give atLeast, or atMost, or both with atLeast not above atMost");
            return Optional.empty();
        }
        return Optional.of(MeshClaims.pushes(least, most));
    }

    private Optional<ScenarioClaim> measure(YamlNode node) {
        Bounds bounds = Bounds.read(node, reading);
        MeasureReader measures = new MeasureReader(names, reading);
        Optional<Measure> of = measures.read(node.required("of"));
        Optional<Measure> measure =
                node.field("per")
                        .map(per -> of.flatMap(above -> measures.read(per).map(above::per)))
                        .orElse(of);
        return measure.map(number -> MeshClaims.measure(number, bounds));
    }

    private static ScenarioClaim noFlags(YamlNode node) {
        return RequestClaims.noFlags(node.items().stream().map(YamlNode::asString).toList());
    }

    /** The service that a claim is about; an empty name means all clients. */
    private Optional<String> of(YamlNode node) {
        Optional<YamlNode> of = node.field("of");
        return of.isEmpty() ? Optional.of("") : names.host(of.get());
    }
}
