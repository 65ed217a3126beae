package io.meshsim.house.tidy;

/**
 * Something untidy.
 *
 * @param message what is wrong and what to write instead
 */
record Finding(String path, long line, String message) {

    @Override
    public String toString() {
        return path + ":" + line + ": " + message;
    }
}
