package io.meshsim.yaml;

import io.meshsim.config.Service;
import io.meshsim.yaml.schema.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads claims about a run. */
final class ClaimReader {

    private static final double DEFAULT_CONFIDENCE = 0.9999;

    private final Names names;
    private final Reading reading;

    ClaimReader(Names names, Reading reading) {
        this.names = names;
        this.reading = reading;
    }

    List<ScenarioClaim> read(YamlNode claim) {
        List<ScenarioClaim> claims = new ArrayList<>();
        claim.field("successRate").flatMap(this::successRate).ifPresent(claims::add);
        claim.field("latency").flatMap(this::latency).ifPresent(claims::add);
        claim.field("share").flatMap(this::share).ifPresent(claims::add);
        claim.field("convergence").map(this::convergence).ifPresent(claims::add);
        claim.field("pushes").map(ClaimReader::pushes).ifPresent(claims::add);
        claim.field("noFlags").map(ClaimReader::noFlags).ifPresent(claims::add);
        claim.field("proxiesAgree").ifPresent(ignored -> claims.add(MeshClaims.proxiesAgree()));
        if (claims.isEmpty() && claim.fieldNames().isEmpty()) {
            reading.error(
                    claim, "a claim says nothing", "for example successRate: {atLeast: 0.99}");
        }
        return claims;
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
        return names.service(node.required("service"))
                .map(service -> RequestClaims.share(service.hostname(), version, is, confidence));
    }

    private ScenarioClaim convergence(YamlNode node) {
        Duration most = Lengths.duration(node.required("atMost"), reading);
        return MeshClaims.convergence(node.string("of").orElse(""), most);
    }

    private static ScenarioClaim pushes(YamlNode node) {
        return MeshClaims.pushes(
                node.integer("atLeast").orElse(0L), node.integer("atMost").orElse(Long.MAX_VALUE));
    }

    private static ScenarioClaim noFlags(YamlNode node) {
        return RequestClaims.noFlags(node.items().stream().map(YamlNode::asString).toList());
    }

    /** The service that a claim is about; an empty name means all clients. */
    private Optional<String> of(YamlNode node) {
        Optional<YamlNode> of = node.field("of");
        return of.isEmpty() ? Optional.of("") : names.service(of.get()).map(Service::hostname);
    }
}
