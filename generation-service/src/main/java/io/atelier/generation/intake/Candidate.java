package io.atelier.generation.intake;

import io.atelier.generation.model.Samples;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file that shall become a model.
 *
 * @param name of the model
 * @param version null to count on from the model's latest
 * @param sha256 which the file must have, in lower-case hex; null takes it as it is
 * @param samples how it counts colour; null to guess it
 */
public record Candidate(
    String name,
    @Nullable String version,
    @Nullable String description,
    @Nullable String licence,
    @Nullable String sha256,
    @Nullable Samples samples) {

  /**
   * @throws ModelRefused if the name or version cannot be one
   */
  public Candidate {
    if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw new ModelRefused("A model's name has lower-case letters, digits and hyphens.");
    }
    if (version != null && !version.matches("[0-9A-Za-z][0-9A-Za-z.-]{0,31}")) {
      throw new ModelRefused("A version has letters, digits, dots and hyphens, 32 at most.");
    }
    if (sha256 != null && !sha256.matches("[0-9a-f]{64}")) {
      throw new ModelRefused("A SHA-256 has 64 hexadecimal digits.");
    }
  }
}
