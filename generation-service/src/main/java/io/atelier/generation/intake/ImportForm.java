package io.atelier.generation.intake;

import io.atelier.generation.model.Samples;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.multipart.FilePart;

/**
 * A form that brings a model.
 *
 * @param range lowest and highest value of a sample, such as {@code 0,255}; null or blank to guess
 * @param channels {@code rgb} or {@code bgr}; taken only with {@code range}
 */
record ImportForm(
    @Nullable FilePart file,
    @Nullable String name,
    @Nullable String version,
    @Nullable String description,
    @Nullable String licence,
    @Nullable String sha256,
    @Nullable String range,
    @Nullable String channels) {

  /**
   * @throws ModelRefused if a field makes no sense
   */
  Candidate candidate() {
    return new Candidate(
        name == null ? "" : name,
        given(version),
        given(description),
        given(licence),
        given(sha256),
        samples(range, channels));
  }

  /**
   * @throws ModelRefused if it is no range
   */
  static @Nullable Samples samples(@Nullable String range, @Nullable String channels) {
    if (given(range) == null || range == null) {
      return null;
    }
    try {
      List<Float> ends = List.of(range.split(",", -1)).stream().map(Float::valueOf).toList();
      if (ends.size() == 2) {
        return new Samples(ends.getFirst(), ends.getLast(), "bgr".equals(channels));
      }
    } catch (IllegalArgumentException e) {
      throw new ModelRefused("The range is not two rising numbers, such as 0,255.", e);
    }
    throw new ModelRefused("The range is not two rising numbers, such as 0,255.");
  }

  private static @Nullable String given(@Nullable String field) {
    return field == null || field.isBlank() ? null : field.strip();
  }
}
