package io.meshsim.house.planted.mesh;

import java.util.ArrayList;

final class Statics {
    static int counter;

    static final ArrayList<String> SEEN = new ArrayList<>();
}
