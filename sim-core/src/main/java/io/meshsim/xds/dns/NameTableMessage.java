package io.meshsim.xds.dns;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.meshsim.xds.dns.NameTable.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A name table as it goes over the wire, of Istio's own type.
 *
 * <p>Source: Istio 1.30 pkg/dns/proto/nds.proto: names and numbers of the fields.
 */
public final class NameTableMessage {

    private static final String PACKAGE = "istio.networking.nds.v1";
    private static final Descriptor TABLE = descriptor();
    private static final FieldDescriptor NAMES = TABLE.findFieldByName("table");
    private static final FieldDescriptor KEY = NAMES.getMessageType().findFieldByName("key");
    private static final FieldDescriptor VALUE = NAMES.getMessageType().findFieldByName("value");
    private static final FieldDescriptor IPS = info("ips");
    private static final FieldDescriptor REGISTRY = info("registry");
    private static final FieldDescriptor SHORTNAME = info("shortname");
    private static final FieldDescriptor NAMESPACE = info("namespace");

    private NameTableMessage() {}

    /** The message of a table. */
    public static Message encode(NameTable table) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(TABLE);
        table.names()
                .forEach(
                        (name, entry) ->
                                message.addRepeatedField(
                                        NAMES,
                                        DynamicMessage.newBuilder(NAMES.getMessageType())
                                                .setField(KEY, name)
                                                .setField(VALUE, encode(entry))
                                                .build()));
        return message.build();
    }

    /** The table of a message. */
    public static NameTable decode(Message message) {
        Map<String, Entry> names = new LinkedHashMap<>();
        for (Message line : messages(message, NAMES)) {
            names.put((String) line.getField(KEY), decodeEntry((Message) line.getField(VALUE)));
        }
        return new NameTable(names);
    }

    private static Message encode(Entry entry) {
        DynamicMessage.Builder info = DynamicMessage.newBuilder(VALUE.getMessageType());
        entry.ips().forEach(ip -> info.addRepeatedField(IPS, ip));
        return info.setField(REGISTRY, entry.registry())
                .setField(SHORTNAME, entry.shortname())
                .setField(NAMESPACE, entry.namespace())
                .build();
    }

    private static Entry decodeEntry(Message info) {
        List<String> ips = new ArrayList<>();
        for (int i = 0; i < info.getRepeatedFieldCount(IPS); i++) {
            ips.add((String) info.getRepeatedField(IPS, i));
        }
        return new Entry(
                ips,
                (String) info.getField(REGISTRY),
                (String) info.getField(SHORTNAME),
                (String) info.getField(NAMESPACE));
    }

    private static List<Message> messages(Message of, FieldDescriptor field) {
        List<Message> all = new ArrayList<>();
        for (int i = 0; i < of.getRepeatedFieldCount(field); i++) {
            all.add((Message) of.getRepeatedField(field, i));
        }
        return all;
    }

    private static FieldDescriptor info(String name) {
        return VALUE.getMessageType().findFieldByName(name);
    }

    private static Descriptor descriptor() {
        String table = "." + PACKAGE + ".NameTable";
        DescriptorProto.Builder info =
                DescriptorProto.newBuilder()
                        .setName("NameInfo")
                        .addField(
                                text("ips", 1).setLabel(FieldDescriptorProto.Label.LABEL_REPEATED))
                        .addField(text("registry", 2))
                        .addField(text("shortname", 3))
                        .addField(text("namespace", 4));
        DescriptorProto.Builder line =
                DescriptorProto.newBuilder()
                        .setName("TableEntry")
                        .setOptions(MessageOptions.newBuilder().setMapEntry(true))
                        .addField(text("key", 1))
                        .addField(message("value", 2, table + ".NameInfo"));
        DescriptorProto.Builder message =
                DescriptorProto.newBuilder()
                        .setName("NameTable")
                        .addNestedType(info)
                        .addNestedType(line)
                        .addField(
                                message("table", 1, table + ".TableEntry")
                                        .setLabel(FieldDescriptorProto.Label.LABEL_REPEATED));
        return build(message).findMessageTypeByName("NameTable");
    }

    private static FileDescriptor build(DescriptorProto.Builder message) {
        FileDescriptorProto file =
                FileDescriptorProto.newBuilder()
                        .setName("nds.proto")
                        .setPackage(PACKAGE)
                        .setSyntax("proto3")
                        .addMessageType(message)
                        .build();
        try {
            return FileDescriptor.buildFrom(file, new FileDescriptor[0]);
        } catch (DescriptorValidationException wrong) {
            throw new IllegalStateException("the type of name tables does not hold", wrong);
        }
    }

    private static FieldDescriptorProto.Builder text(String name, int number) {
        return field(name, number).setType(FieldDescriptorProto.Type.TYPE_STRING);
    }

    private static FieldDescriptorProto.Builder message(String name, int number, String type) {
        return field(name, number)
                .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
                .setTypeName(type);
    }

    private static FieldDescriptorProto.Builder field(String name, int number) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL);
    }
}
