package io.meshsim.part.proxy.admit;

import com.google.protobuf.Any;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Checks that nothing in a message would be ignored without anybody having decided so. */
public final class Admission {

    private static final String WELL_KNOWN = "google.protobuf.";

    private Admission() {}

    /**
     * Passes if every field keeps its validation rules, and every one that is set is understood or
     * listed as without effect here.
     *
     * @throws RejectedConfig naming the first field that does not
     */
    public static void check(Message message) {
        Constraints.check(message);
        check(message, "");
    }

    private static void check(Message message, String path) {
        String type = message.getDescriptorForType().getFullName();
        if (message instanceof Any any) {
            check(unpacked(any, path), path);
            return;
        }
        if (type.startsWith(WELL_KNOWN)) {
            return;
        }
        AcceptedFields fields = AcceptedFields.of(type);
        if (fields == null) {
            throw new RejectedConfig(place(path) + "message " + type + " is not supported");
        }
        for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
            checkField(type, fields, field.getKey(), field.getValue(), path);
        }
    }

    private static void checkField(
            String type, AcceptedFields fields, FieldDescriptor field, Object value, String path) {
        String name = field.getName();
        String here = path.isEmpty() ? name : path + "." + name;
        if (fields.hasNoEffect(name)) {
            return;
        }
        if (!fields.decidesOn(name)) {
            throw new RejectedConfig(place(here) + "field of " + type + " is not supported");
        }
        if (field.isMapField()) {
            checkMap(value, here);
            return;
        }
        if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
            return;
        }
        if (field.isRepeated()) {
            int index = 0;
            for (Message element : elements(value)) {
                check(element, here + "[" + index++ + "]");
            }
        } else {
            check((Message) value, here);
        }
    }

    /** The entries of a map are messages themselves, with a key and a value. */
    private static void checkMap(Object map, String here) {
        for (Message entry : elements(map)) {
            Map<FieldDescriptor, Object> fields = entry.getAllFields();
            for (Object inside : fields.values()) {
                if (inside instanceof Message value) {
                    check(value, here + "[" + fields.values().iterator().next() + "]");
                }
            }
        }
    }

    private static List<Message> elements(Object value) {
        return ((Collection<?>) value).stream().map(Message.class::cast).toList();
    }

    private static Message unpacked(Any any, String path) {
        String url = any.getTypeUrl();
        String type = url.substring(url.lastIndexOf('/') + 1);
        Message prototype = AcceptedFields.extension(type);
        if (prototype == null) {
            throw new RejectedConfig(place(path) + "extension " + type + " is not supported");
        }
        try {
            return prototype.getParserForType().parseFrom(any.getValue());
        } catch (InvalidProtocolBufferException broken) {
            throw new RejectedConfig(place(path) + "cannot be decoded as " + type, broken);
        }
    }

    private static String place(String path) {
        return path.isEmpty() ? "" : path + ": ";
    }
}
