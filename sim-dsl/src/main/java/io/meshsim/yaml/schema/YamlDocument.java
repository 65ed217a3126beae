package io.meshsim.yaml.schema;

/**
 * One document of a file, or one item of a {@code kind: List} document.
 *
 * @param file the file as the user named it
 * @param index number of the document in the file, from 1; empty documents count
 * @param root the document's content
 */
public record YamlDocument(String file, int index, YamlNode root) {}
