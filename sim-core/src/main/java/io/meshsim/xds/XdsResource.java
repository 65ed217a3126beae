package io.meshsim.xds;

import com.google.protobuf.Message;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One named Envoy message, built once and shared by reference by every proxy that gets it.
 *
 * <p>The proxy's fast form of it is kept here too, so that it is compiled once however many proxies
 * hold it.
 */
public final class XdsResource {

    private final String name;
    private final Message message;
    private @Nullable Object compiled;

    /** A resource; the message must not be changed, which protobuf guarantees. */
    public XdsResource(String name, Message message) {
        this.name = name;
        this.message = message;
    }

    /** The resource name: of the cluster, assignment, listener or route configuration. */
    public String name() {
        return name;
    }

    /** The Envoy message. */
    public Message message() {
        return message;
    }

    /** Exact size of the encoded message, in bytes. */
    public int sizeBytes() {
        return message.getSerializedSize();
    }

    /** The compiled form, made on first use; one compiler per type of message. */
    public <M extends Message, T> T compiled(
            Class<M> messageType, Class<T> type, Function<M, T> compiler) {
        Object form = compiled;
        if (form == null) {
            form = compiler.apply(messageType.cast(message));
            compiled = form;
        }
        return type.cast(form);
    }

    @Override
    public String toString() {
        return name;
    }
}
