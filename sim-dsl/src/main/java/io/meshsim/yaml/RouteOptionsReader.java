package io.meshsim.yaml;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.meshsim.config.route.Cors;
import io.meshsim.config.route.Delegate;
import io.meshsim.config.route.HeaderOperations;
import io.meshsim.config.route.HttpFault;
import io.meshsim.config.route.Retries;
import io.meshsim.config.route.Rewrite;
import io.meshsim.config.route.RouteOptions;
import io.meshsim.config.route.StringMatch;
import io.meshsim.yaml.schema.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an HTTP rule says besides its matches and destinations. What has no effect on
 * simulated requests is read for the generated configuration, and noted.
 */
final class RouteOptionsReader {

    private static final double ALL = 100;

    private final Reading reading;

    RouteOptionsReader(Reading reading) {
        this.reading = reading;
    }

    RouteOptions read(YamlNode rule) {
        return new RouteOptions(
                rule.durationNanos("timeout").orElse(RouteOptions.UNSAID),
                rule.field("retries").map(this::retries).orElse(null),
                rule.field("rewrite").map(this::rewrite).orElse(null),
                rule.field("fault").map(this::fault).orElse(null),
                headers(rule),
                rule.field("corsPolicy").map(this::cors).orElse(null),
                mirrorPercents(rule),
                rule.field("delegate").map(RouteOptionsReader::delegate).orElse(null));
    }

    /** The header operations of a rule or of a destination. */
    HeaderOperations headers(YamlNode parent) {
        return parent.field("headers").map(this::operations).orElse(HeaderOperations.NONE);
    }

    private HeaderOperations operations(YamlNode headers) {
        headers.field("response")
                .ifPresent(
                        response ->
                                reading.notModelled(response, "headers of answers have no effect"));
        return new HeaderOperations(changes(headers, "request"), changes(headers, "response"));
    }

    private static HeaderOperations.Changes changes(YamlNode headers, String side) {
        return headers.field(side)
                .map(
                        node ->
                                new HeaderOperations.Changes(
                                        node.stringMap("set"),
                                        node.stringMap("add"),
                                        node.strings("remove")))
                .orElse(HeaderOperations.Changes.NONE);
    }

    private Retries retries(YamlNode retries) {
        int attempts = retries.integer("attempts").map(Math::toIntExact).orElse(0);
        if (attempts != 0) {
            reading.notModelled(retries, "requests are not retried");
        }
        return new Retries(
                attempts,
                retries.durationNanos("perTryTimeout").orElse(0L),
                retries.string("retryOn").orElse(""),
                retries.bool("retryRemoteLocalities").orElse(null),
                retries.bool("retryIgnorePreviousHosts").orElse(null),
                retries.durationNanos("backoff").orElse(0L));
    }

    private Rewrite rewrite(YamlNode rewrite) {
        Optional<YamlNode> regex = rewrite.field("uriRegexRewrite");
        regex.flatMap(node -> node.field("match")).ifPresent(this::requireRe2);
        return new Rewrite(
                rewrite.string("uri").orElse(""),
                rewrite.string("authority").orElse(""),
                regex.flatMap(node -> node.string("match")).orElse(""),
                regex.flatMap(node -> node.string("rewrite")).orElse(""));
    }

    private void requireRe2(YamlNode match) {
        try {
            Pattern.compile(match.asString());
        } catch (PatternSyntaxException problem) {
            reading.error(
                    match,
                    "not an RE2 regular expression: " + problem.getDescription(),
                    "see the RE2 syntax; look-ahead and back-references do not exist");
        }
    }

    private HttpFault fault(YamlNode fault) {
        return new HttpFault(
                fault.field("delay").map(this::delay).orElse(null),
                fault.field("abort").map(this::abort).orElse(null));
    }

    /** An exponential delay is refused by Istio too. */
    private HttpFault.@Nullable Delay delay(YamlNode delay) {
        Optional<Long> nanos = delay.durationNanos("fixedDelay");
        if (nanos.isEmpty() || nanos.get() == 0) {
            reading.error(delay, "a delay needs a fixedDelay longer than zero", "for example 5s");
            return null;
        }
        return new HttpFault.Delay(nanos.get(), percent(delay));
    }

    /** Aborts of gRPC and HTTP/2 are left out: there is no such answer here. */
    private HttpFault.@Nullable Abort abort(YamlNode abort) {
        Optional<Long> status = abort.integer("httpStatus");
        if (status.isEmpty()) {
            reading.notModelled(abort, "only aborts with an httpStatus have an effect");
            abort.markRead();
            return null;
        }
        return new HttpFault.Abort(Math.toIntExact(status.get()), percent(abort));
    }

    private static double percent(YamlNode node) {
        return node.field("percentage")
                .map(share -> share.field("value").map(YamlNode::asDouble).orElse(0.0))
                .or(() -> node.field("percent").map(YamlNode::asDouble))
                .orElse(ALL);
    }

    private Cors cors(YamlNode cors) {
        reading.notModelled(cors, "no CORS answers are given");
        List<StringMatch> origins = new ArrayList<>();
        for (YamlNode origin : cors.items("allowOrigins")) {
            StringMatches.of(origin, reading).ifPresent(origins::add);
        }
        for (String origin : cors.strings("allowOrigin")) {
            origins.add(new StringMatch(StringMatch.Type.EXACT, origin));
        }
        return new Cors(
                origins,
                cors.strings("allowMethods"),
                cors.strings("allowHeaders"),
                cors.strings("exposeHeaders"),
                cors.durationNanos("maxAge").orElse(-1L),
                cors.bool("allowCredentials").orElse(null),
                cors.string("unmatchedPreflights").orElse(""));
    }

    /** -1 where nothing is said, which means all. */
    private List<Double> mirrorPercents(YamlNode rule) {
        List<Double> percents = new ArrayList<>();
        Optional<YamlNode> one = rule.field("mirror");
        one.ifPresent(
                mirror -> {
                    reading.notModelled(mirror, "requests are not mirrored");
                    percents.add(mirrorPercent(rule));
                    mirror.markRead();
                });
        for (YamlNode mirror : rule.items("mirrors")) {
            reading.notModelled(mirror, "requests are not mirrored");
            percents.add(
                    mirror.field("percentage")
                            .flatMap(share -> share.field("value"))
                            .map(YamlNode::asDouble)
                            .orElse(-1.0));
            mirror.markRead();
        }
        return percents;
    }

    private static double mirrorPercent(YamlNode rule) {
        return rule.field("mirrorPercentage")
                .map(share -> share.field("value").map(YamlNode::asDouble).orElse(0.0))
                .or(() -> rule.field("mirrorPercent").map(YamlNode::asDouble))
                .or(() -> rule.field("mirror_percent").map(YamlNode::asDouble))
                .orElse(-1.0);
    }

    private static Delegate delegate(YamlNode delegate) {
        return new Delegate(
                delegate.required("name").asString(), delegate.string("namespace").orElse(""));
    }
}
