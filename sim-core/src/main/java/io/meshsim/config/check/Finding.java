package io.meshsim.config.check;

/**
 * Something that is wrong with a resource, or doubtful.
 *
 * @param path where, such as {@code spec.egress[0].hosts[1]}
 * @param isError whether the resource is refused; else it is a warning
 */
public record Finding(String path, boolean isError, String message) {}
