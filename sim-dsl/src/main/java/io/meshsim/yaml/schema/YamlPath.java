package io.meshsim.yaml.schema;

/** Writes places in a document the way people say them: {@code spec.http[0].route}. */
final class YamlPath {

    private YamlPath() {}

    static String field(String parent, String name) {
        if (!isPlainName(name)) {
            return parent + "[\"" + name + "\"]";
        }
        return parent.isEmpty() ? name : parent + "." + name;
    }

    static String item(String parent, int index) {
        return parent + "[" + index + "]";
    }

    private static boolean isPlainName(String name) {
        return !name.isEmpty() && name.chars().allMatch(YamlPath::isNameCharacter);
    }

    private static boolean isNameCharacter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-'
                || c == '$';
    }
}
