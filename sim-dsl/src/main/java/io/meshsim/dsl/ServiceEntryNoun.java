package io.meshsim.dsl;

import io.meshsim.config.EntryResolution;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ServiceEntry;
import io.meshsim.config.ServicePort;
import io.meshsim.config.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A ServiceEntry of the default namespace for one host, named as the host. */
public record ServiceEntryNoun(ServiceEntry entry) implements Noun, Touchable {

    static ServiceEntryNoun of(String host) {
        return new ServiceEntryNoun(ServiceEntry.dns(Meta.of("default", host), host));
    }

    /** One more port with a protocol such as HTTP, TLS or TCP. */
    public ServiceEntryNoun port(int number, String protocol) {
        List<ServicePort> ports = new ArrayList<>(entry.ports());
        String name = protocol.toLowerCase(Locale.ROOT) + "-" + number;
        ports.add(ServiceEntry.port(name, number, protocol, 0));
        return new ServiceEntryNoun(entry.withPorts(ports));
    }

    /** Virtual addresses, or networks. */
    public ServiceEntryNoun addresses(String... texts) {
        return new ServiceEntryNoun(entry.withAddresses(texts));
    }

    /** Endpoints at these addresses: resolution STATIC; DNS finds the host itself until said. */
    public ServiceEntryNoun endpoints(String... ips) {
        List<Workload> all = Stream.of(ips).map(Workload::at).toList();
        return new ServiceEntryNoun(entry.with(EntryResolution.STATIC, all));
    }

    /** Connections go where their client meant: resolution NONE. */
    public ServiceEntryNoun unresolved() {
        return new ServiceEntryNoun(entry.with(EntryResolution.NONE, List.of()));
    }

    /** The WorkloadEntries and pods with a label, inside the mesh. */
    public ServiceEntryNoun selecting(String label, String value) {
        return new ServiceEntryNoun(entry.selecting(Labels.of(label, value)));
    }

    @Override
    public ResourceKey key() {
        return entry.key();
    }

    @Override
    public void addTo(Assembly assembly) {
        assembly.resource(entry);
    }

    @Override
    public String toString() {
        return "service entry " + entry.meta().name();
    }
}
