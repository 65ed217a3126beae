package io.meshsim.part.proxy.admit;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import io.envoyproxy.pgv.validate.Validate.BytesRules;
import io.envoyproxy.pgv.validate.Validate.EnumRules;
import io.envoyproxy.pgv.validate.Validate.FieldRules;

/** Rules for one value. */
final class ValueConstraint {

    private static final String WRAPPED = "value";
    private static final OneofDescriptor TYPE = FieldRules.getDescriptor().getOneofs().get(0);

    private ValueConstraint() {}

    /** Whether a message must be there. */
    static boolean isRequired(FieldRules rules) {
        return rules.getMessage().getRequired()
                || rules.getAny().getRequired()
                || rules.getDuration().getRequired();
    }

    /** What is broken; empty if nothing is. */
    static String violation(FieldRules rules, FieldDescriptor field, Object value) {
        FieldRules.TypeCase type = rules.getTypeCase();
        if (type == FieldRules.TypeCase.TYPE_NOT_SET) {
            return "";
        }
        if (value instanceof Message message
                && !(value instanceof Duration)
                && message.getDescriptorForType().findFieldByName(WRAPPED) != null) {
            FieldDescriptor inside = message.getDescriptorForType().findFieldByName(WRAPPED);
            return violation(rules, inside, message.getField(inside));
        }
        return switch (type) {
            case STRING -> StringConstraint.violation(rules.getString(), (String) value);
            case BYTES -> ofBytes(rules.getBytes(), ((ByteString) value).size());
            case ENUM -> ofEnum(rules.getEnum(), (EnumValueDescriptor) value);
            case BOOL ->
                    rules.getBool().hasConst() && !value.equals(rules.getBool().getConst())
                            ? "value must equal " + rules.getBool().getConst()
                            : "";
            case ANY, REPEATED, MAP, TIMESTAMP, TYPE_NOT_SET -> "";
            default -> {
                FieldDescriptor chosen = rules.getOneofFieldDescriptor(TYPE);
                yield NumberConstraint.violation((Message) rules.getField(chosen), field, value);
            }
        };
    }

    private static String ofBytes(BytesRules rules, long length) {
        if (length < rules.getMinLen()) {
            return "value length must be at least " + rules.getMinLen() + " bytes";
        }
        return rules.hasMaxLen() && length > rules.getMaxLen()
                ? "value length must be at most " + rules.getMaxLen() + " bytes"
                : "";
    }

    private static String ofEnum(EnumRules rules, EnumValueDescriptor value) {
        if (rules.getDefinedOnly() && value.getIndex() < 0) {
            return "value must be one of the defined enum values";
        }
        return rules.getNotInList().contains(value.getNumber())
                ? "value must not be in list " + rules.getNotInList()
                : "";
    }
}
