package io.meshsim.mesh.result;

/**
 * Something in the input that had no effect, or that deserves a look.
 *
 * @param kind "not modelled" or "warning"
 * @param file empty if it comes from no file
 * @param document from 1; 0 if none
 * @param path such as {@code spec.http[0].retries}
 */
public record NoteResult(String kind, String file, int document, String path, String message) {}
