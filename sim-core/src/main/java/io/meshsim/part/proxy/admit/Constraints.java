package io.meshsim.part.proxy.admit;

import com.google.protobuf.Any;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext;
import io.envoyproxy.pgv.validate.Validate;
import io.envoyproxy.pgv.validate.Validate.FieldRules;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The validation rules that Envoy's messages carry: a proxy rejects a resource that breaks one, as
 * Envoy does.
 *
 * <p>Source: the {@code validate.rules} options of Envoy's API; protoc-gen-validate, README.
 */
final class Constraints {

    private static final String WELL_KNOWN = "google.protobuf.";

    /** Without effect here, but checked. */
    private static final List<Message> TLS =
            List.of(
                    DownstreamTlsContext.getDefaultInstance(),
                    UpstreamTlsContext.getDefaultInstance());

    private Constraints() {}

    /**
     * Passes if a message and all messages in it keep their rules; extensions that proxies here do
     * not know are not looked into.
     *
     * @throws RejectedConfig naming the first field that breaks a rule
     */
    static void check(Message message) {
        if (message instanceof Any any) {
            checkPacked(any);
            return;
        }
        if (message.getDescriptorForType().getFullName().startsWith(WELL_KNOWN)) {
            return;
        }
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            checkField(message, field);
        }
        for (OneofDescriptor choice : message.getDescriptorForType().getRealOneofs()) {
            if (choice.getOptions().getExtension(Validate.required) && !message.hasOneof(choice)) {
                throw broken(message, choice.getName(), "value is required");
            }
        }
    }

    private static void checkPacked(Any any) {
        String url = any.getTypeUrl();
        Message prototype = prototype(url.substring(url.lastIndexOf('/') + 1));
        if (prototype == null) {
            return;
        }
        try {
            check(prototype.getParserForType().parseFrom(any.getValue()));
        } catch (InvalidProtocolBufferException broken) {
            throw new RejectedConfig("cannot decode " + any.getTypeUrl(), broken);
        }
    }

    private static @Nullable Message prototype(String type) {
        for (Message message : TLS) {
            if (message.getDescriptorForType().getFullName().equals(type)) {
                return message;
            }
        }
        return AcceptedFields.extension(type);
    }

    private static void checkField(Message message, FieldDescriptor field) {
        FieldRules rules = field.getOptions().getExtension(Validate.rules);
        boolean isMessage = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
        if (field.isRepeated()) {
            Collection<?> elements = (Collection<?>) message.getField(field);
            verify(message, field, ListConstraint.violation(rules, field, elements));
            if (isMessage) {
                elements.forEach(element -> checkEach(field, (Message) element));
            }
            return;
        }
        if (field.hasPresence() && !message.hasField(field)) {
            if (ValueConstraint.isRequired(rules) && field.getRealContainingOneof() == null) {
                throw broken(message, field.getName(), "value is required");
            }
            return;
        }
        Object value = message.getField(field);
        verify(message, field, ValueConstraint.violation(rules, field, value));
        if (isMessage && !rules.getMessage().getSkip()) {
            check((Message) value);
        }
    }

    /** An entry of a map is a message with a key and a value. */
    private static void checkEach(FieldDescriptor field, Message element) {
        if (!field.isMapField()) {
            check(element);
            return;
        }
        for (Object part : element.getAllFields().values()) {
            if (part instanceof Message value) {
                check(value);
            }
        }
    }

    private static void verify(Message message, FieldDescriptor field, String violation) {
        if (!violation.isEmpty()) {
            throw broken(message, field.getName(), violation);
        }
    }

    private static RejectedConfig broken(Message message, String field, String violation) {
        return new RejectedConfig(
                "Proto constraint validation failed ("
                        + message.getDescriptorForType().getName()
                        + "."
                        + field
                        + ": "
                        + violation
                        + ")");
    }
}
