package io.meshsim.house.tidy;

import java.util.List;

/**
 * One text file of the project.
 *
 * @param path from the root of the project, with slashes
 */
record Source(String path, String text) {

    List<String> lines() {
        return text.lines().toList();
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String folder() {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    boolean isJava() {
        return path.endsWith(".java");
    }

    boolean isIn(String folder) {
        return path.startsWith(folder + "/");
    }
}
