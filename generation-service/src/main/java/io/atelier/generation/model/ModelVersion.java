package io.atelier.generation.model;

/**
 * Exactly which weights made a picture.
 *
 * @param precision {@code int8}, {@code fp32}
 * @param sha256 of the weights' file, in lower-case hex
 */
public record ModelVersion(String name, String version, String precision, String sha256) {}
