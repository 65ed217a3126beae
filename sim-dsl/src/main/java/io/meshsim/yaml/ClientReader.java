package io.meshsim.yaml;

import io.meshsim.config.Deployment;
import io.meshsim.config.Service;
import io.meshsim.engine.arrival.ArrivalProcess;
import io.meshsim.mesh.ClientPlacement;
import io.meshsim.mesh.IngressGateways;
import io.meshsim.net.HttpRequest;
import io.meshsim.net.Target;
import io.meshsim.part.workload.ClientSpec;
import io.meshsim.part.workload.WeightedTarget;
import io.meshsim.yaml.Targets.Whom;
import io.meshsim.yaml.schema.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads an open-loop client. */
final class ClientReader {

    private final Names names;
    private final Reading reading;
    private final Targets targets;
    private final ArrivalReader arrivals;

    ClientReader(Names names, Reading reading) {
        this.names = names;
        this.reading = reading;
        this.targets = new Targets(reading);
        this.arrivals = new ArrivalReader(reading);
    }

    Optional<ClientPlacement> read(YamlNode client) {
        boolean outside = client.peek("gateway").isPresent();
        long ways =
                Stream.of("gateway", "service", "outside")
                        .filter(way -> client.peek(way).isPresent())
                        .count();
        if (ways != 1) {
            reading.error(
                    client,
                    "a client needs either a gateway, or a service or a host outside",
                    "for example gateway: istio-system/istio-ingressgateway");
            return Optional.empty();
        }
        Optional<Whom> whom = outside ? throughGateway(client) : targets.whom(client, names);
        Optional<String> from = outside ? Optional.of("") : from(client);
        Optional<ArrivalProcess> process = arrivals.read(client);
        if (whom.isEmpty() || from.isEmpty() || process.isEmpty()) {
            return Optional.empty();
        }
        try {
            ClientSpec spec =
                    new ClientSpec(
                            client.required("name").asString(),
                            process.get(),
                            mix(client, whom.get()),
                            client.integer("retries").map(Math::toIntExact).orElse(0));
            return Optional.of(new ClientPlacement(spec, from.get()));
        } catch (IllegalArgumentException problem) {
            reading.error(client, String.valueOf(problem.getMessage()), "");
            return Optional.empty();
        }
    }

    private Optional<Whom> throughGateway(YamlNode client) {
        YamlNode to = client.required("gateway");
        return names.service(to)
                .filter(found -> isGateway(found, to))
                .flatMap(found -> targets.whom(client, found));
    }

    private boolean isGateway(Service service, YamlNode to) {
        boolean gateway = names.behind(service).stream().anyMatch(IngressGateways::isGateway);
        if (!gateway) {
            reading.error(
                    to,
                    "Service " + to.text() + " is not in front of a gateway",
                    "name one that is, or use service and from");
        }
        return gateway;
    }

    private Optional<String> from(YamlNode client) {
        Optional<YamlNode> from = client.field("from");
        if (from.isEmpty()) {
            reading.error(
                    client,
                    "a client of a service needs a Deployment to send from",
                    "for example from: storefront-v1");
            return Optional.empty();
        }
        return names.deployment(from.get()).map(ClientReader::workload);
    }

    private static String workload(Deployment deployment) {
        return deployment.meta().namespace() + "/" + deployment.meta().name();
    }

    private List<WeightedTarget> mix(YamlNode client, Whom whom) {
        String authority = client.string("host").orElse(whom.authority());
        List<WeightedTarget> mix = new ArrayList<>();
        for (YamlNode request : client.items("requests")) {
            HttpRequest asked = targets.request(request, authority);
            Target target = targets.target(client, whom, asked);
            int weight = request.integer("weight").map(Math::toIntExact).orElse(1);
            mix.add(new WeightedTarget(target, weight));
        }
        if (mix.isEmpty()) {
            HttpRequest asked = HttpRequest.get(authority, "/");
            mix.add(new WeightedTarget(targets.target(client, whom, asked), 1));
        }
        return mix;
    }
}
