package io.meshsim.part.proxy.admit;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.envoyproxy.pgv.validate.Validate.FieldRules;
import io.envoyproxy.pgv.validate.Validate.MapRules;
import io.envoyproxy.pgv.validate.Validate.RepeatedRules;
import java.util.Collection;
import java.util.LinkedHashSet;

/** Rules for lists and maps, and for what is in them. */
final class ListConstraint {

    private ListConstraint() {}

    /** What is broken; empty if nothing is. */
    static String violation(FieldRules rules, FieldDescriptor field, Collection<?> elements) {
        return switch (rules.getTypeCase()) {
            case REPEATED -> ofList(rules.getRepeated(), field, elements);
            case MAP -> ofMap(rules.getMap(), field, elements);
            default -> "";
        };
    }

    private static String ofList(
            RepeatedRules rules, FieldDescriptor field, Collection<?> elements) {
        if (elements.size() < rules.getMinItems()) {
            return "value must contain at least " + rules.getMinItems() + " item(s)";
        }
        if (rules.hasMaxItems() && elements.size() > rules.getMaxItems()) {
            return "value must contain no more than " + rules.getMaxItems() + " item(s)";
        }
        if (rules.getUnique() && new LinkedHashSet<>(elements).size() < elements.size()) {
            return "repeated value must contain unique items";
        }
        for (Object element : elements) {
            String broken = ValueConstraint.violation(rules.getItems(), field, element);
            if (!broken.isEmpty()) {
                return broken;
            }
        }
        return "";
    }

    private static String ofMap(MapRules rules, FieldDescriptor field, Collection<?> entries) {
        if (entries.size() < rules.getMinPairs()) {
            return "value must contain at least " + rules.getMinPairs() + " pair(s)";
        }
        FieldDescriptor key = field.getMessageType().findFieldByNumber(1);
        for (Object entry : entries) {
            Object value = ((Message) entry).getField(key);
            String broken = ValueConstraint.violation(rules.getKeys(), key, value);
            if (!broken.isEmpty()) {
                return broken;
            }
        }
        return "";
    }
}
