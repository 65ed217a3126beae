/**
 * Reads YAML and JSON files into trees that know their place, and checks them against schemas.
 *
 * <p>Start at {@link io.meshsim.yaml.schema.YamlSource}, which reads files into documents of {@link
 * io.meshsim.yaml.schema.YamlNode}; {@link io.meshsim.yaml.schema.Kinds} finds the schema of a
 * manifest and names what is wrong. Everything wrong is a {@link io.meshsim.yaml.schema.Problem}
 * with file, document, line, path and what would be right; many of them travel in one {@link
 * io.meshsim.yaml.schema.BadInput}.
 *
 * <p>The schemas are resources beside this package, one file per kind. They hold names, types,
 * required fields and allowed values up to Kubernetes 1.33, Istio 1.31 and Gateway API 1.4: what an
 * API server rejects. Besides JSON Schema they use one word of their own, {@code x-at-most-one-of}:
 * lists of fields that exclude each other, as the alternatives of a protobuf {@code oneof} do.
 */
@NullMarked
package io.meshsim.yaml.schema;

import org.jspecify.annotations.NullMarked;
