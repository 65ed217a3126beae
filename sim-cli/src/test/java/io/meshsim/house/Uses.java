package io.meshsim.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.List;
import java.util.Locale;

/** What a class calls or keeps, in words for the house rules; method references count as calls. */
final class Uses {

    private Uses() {}

    /** Calls of methods written as {@code Owner.method}, with the owner's simple name. */
    static DescribedPredicate<JavaAccess<?>> anyOf(String... methods) {
        List<String> banned = List.of(methods);
        return DescribedPredicate.describe(
                "is one of " + String.join(", ", banned), use -> banned.contains(nameOf(use)));
    }

    /** Calls of methods of these names, whoever owns them. */
    static DescribedPredicate<JavaAccess<?>> anyMethodOf(String... names) {
        List<String> banned = List.of(names);
        return DescribedPredicate.describe(
                "is called " + String.join(" or ", banned), use -> banned.contains(use.getName()));
    }

    /** Calls of a method in a form that leaves out the last of its parameters. */
    static DescribedPredicate<JavaAccess<?>> withFewerParameters(String method, int parameters) {
        return DescribedPredicate.describe(
                "is " + method + " with fewer than " + parameters + " parameters",
                use ->
                        method.equals(nameOf(use))
                                && use.getTarget() instanceof CodeUnitAccessTarget target
                                && target.getRawParameterTypes().size() < parameters);
    }

    /** Calls of methods in a form that takes the default locale. */
    static DescribedPredicate<JavaAccess<?>> withoutALocale(String... methods) {
        List<String> banned = List.of(methods);
        return DescribedPredicate.describe(
                "is " + String.join(" or ", banned) + " without a Locale",
                use ->
                        banned.contains(nameOf(use))
                                && use.getTarget() instanceof CodeUnitAccessTarget target
                                && target.getRawParameterTypes().stream()
                                        .noneMatch(type -> type.isEquivalentTo(Locale.class)));
    }

    /** Classes with a static field whose declared type is a JDK collection that can be filled. */
    static ArchCondition<JavaClass> keepAStaticCollectionOfMutableType() {
        return new ArchCondition<>("keep a static collection of a mutable type") {
            @Override
            public void check(JavaClass owner, ConditionEvents events) {
                for (JavaField field : owner.getFields()) {
                    boolean kept =
                            field.getModifiers().contains(JavaModifier.STATIC)
                                    && isMutableCollection(field.getRawType());
                    events.add(new SimpleConditionEvent(field, kept, field.getDescription()));
                }
            }
        };
    }

    private static boolean isMutableCollection(JavaClass type) {
        return type.getPackageName().equals("java.util")
                && (type.isAssignableTo(AbstractCollection.class)
                        || type.isAssignableTo(AbstractMap.class));
    }

    private static String nameOf(JavaAccess<?> use) {
        return use.getTargetOwner().getSimpleName() + "." + use.getName();
    }
}
