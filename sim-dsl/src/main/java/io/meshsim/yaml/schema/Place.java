package io.meshsim.yaml.schema;

/** Where a node stands. Line and column count from 1. */
record Place(String file, int document, int line, int column, String path) {

    Place field(String name, int line, int column) {
        return new Place(file, document, line, column, YamlPath.field(path, name));
    }

    Place item(int index, int line, int column) {
        return new Place(file, document, line, column, YamlPath.item(path, index));
    }

    Problem error(String message, String suggestion) {
        return new Problem(file, document, line, path, message, suggestion, Severity.ERROR);
    }
}
