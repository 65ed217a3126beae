package io.meshsim.part.proxy.route;

import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption.HeaderAppendAction;
import io.meshsim.part.proxy.admit.RejectedConfig;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/**
 * Changes of request headers: first what is removed, then what is added, in the order of the list.
 *
 * <p>Source: Envoy 1.34 source/common/router/header_parser.cc (evaluateHeaders).
 */
record HeaderMutation(List<HeaderValueOption> additions, List<String> removals) {

    HeaderMutation {
        additions = List.copyOf(additions);
        removals = List.copyOf(removals);
        additions.forEach(HeaderMutation::requireKnown);
    }

    boolean isEmpty() {
        return additions.isEmpty() && removals.isEmpty();
    }

    void apply(SortedMap<String, String> headers) {
        removals.forEach(name -> headers.remove(name.toLowerCase(Locale.ROOT)));
        additions.forEach(option -> add(headers, option));
    }

    private static void add(SortedMap<String, String> headers, HeaderValueOption option) {
        String name = option.getHeader().getKey().toLowerCase(Locale.ROOT);
        String value = option.getHeader().getValue().replace("%%", "%");
        String before = headers.get(name);
        if (value.isEmpty() && !option.getKeepEmptyValue()) {
            return;
        }
        switch (option.getAppendAction()) {
            case ADD_IF_ABSENT -> headers.putIfAbsent(name, value);
            case OVERWRITE_IF_EXISTS_OR_ADD -> headers.put(name, value);
            case OVERWRITE_IF_EXISTS -> headers.replace(name, value);
            default -> headers.put(name, before == null ? value : before + "," + value);
        }
    }

    private static void requireKnown(HeaderValueOption option) {
        if (option.getAppendAction() == HeaderAppendAction.UNRECOGNIZED) {
            throw new RejectedConfig(
                    "append_action " + option.getAppendActionValue() + " is unknown");
        }
        if (option.getHeader().getValue().replace("%%", "").contains("%")) {
            throw new RejectedConfig(
                    "header "
                            + option.getHeader().getKey()
                            + ": the substitution in "
                            + option.getHeader().getValue()
                            + " is not supported");
        }
    }
}
