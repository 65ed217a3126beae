package io.meshsim.part.proxy;

import java.util.LinkedHashMap;
import java.util.Map;

/** The views that some proxy of the fleet has. */
final class Views {

    private final Map<View.Key, View> views = new LinkedHashMap<>();

    /** The view of this content, for one proxy more. */
    View take(View.Key key) {
        View view = views.computeIfAbsent(key, View::new);
        view.taken();
        return view;
    }

    /** A proxy needs its view no more. */
    void leave(View view) {
        if (view.left()) {
            views.remove(view.key());
        }
    }
}
