package io.atelier.generation.job;

import io.atelier.generation.diffusion.Sampler;
import io.atelier.generation.inference.Drawing;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request may say to models that draw pictures out of noise; null: as the model has it. */
public interface DrawingRequest {

  /** Most steps that any model is asked for. */
  int MAX_STEPS = 150;

  /** The hardest that words or a photo may be followed. */
  String MOST_GUIDANCE = "30";

  Pattern SIZE = Pattern.compile("(\\d{1,4})x(\\d{1,4})");

  /** What shall not be in the picture. */
  default @Nullable String negativePrompt() {
    return null;
  }

  default @Nullable Integer steps() {
    return null;
  }

  /** How hard the words are followed, from 1. */
  default @Nullable Double guidance() {
    return null;
  }

  /** How hard an edited photo is kept to, from 1. */
  default @Nullable Double imageGuidance() {
    return null;
  }

  /** {@code ddim}, {@code euler} or {@code dpm++2m}. */
  default @Nullable String sampler() {
    return null;
  }

  /** How much of a starting picture is drawn anew, above 0 and up to 1. */
  default @Nullable Double strength() {
    return null;
  }

  /** Such as {@code 256x256}. */
  default @Nullable String pictureSize() {
    return null;
  }

  /**
   * All of it.
   *
   * @throws JobProblem.BadOption if there is no such sampler, or the size is none
   */
  default Drawing drawing() {
    String negative = negativePrompt();
    String size = pictureSize();
    Matcher sides = SIZE.matcher(size == null ? "" : size);
    if (size != null && !sides.matches()) {
      throw new JobProblem.BadOption("size", "must be WIDTHxHEIGHT, such as 256x256");
    }
    return new Drawing(
        negative == null || negative.isBlank() ? null : negative,
        steps(),
        guidance(),
        imageGuidance(),
        samplerOf(sampler()),
        strength(),
        size == null ? null : Integer.valueOf(sides.group(1)),
        size == null ? null : Integer.valueOf(sides.group(2)));
  }

  private static @Nullable Sampler samplerOf(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    return Sampler.named(name)
        .orElseThrow(() -> new JobProblem.BadOption("sampler", "is none of ddim, euler, dpm++2m"));
  }
}
