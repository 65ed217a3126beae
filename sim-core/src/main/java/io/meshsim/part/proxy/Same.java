package io.meshsim.part.proxy;

import io.meshsim.xds.XdsResource;
import org.jspecify.annotations.Nullable;

/** Whether a resource says what the one before it said. */
final class Same {

    private Same() {}

    static boolean message(@Nullable XdsResource before, XdsResource now) {
        return before != null
                && (before == now || before.message() == now.message() || equal(before, now));
    }

    private static boolean equal(XdsResource before, XdsResource now) {
        return before.message().equals(now.message());
    }
}
