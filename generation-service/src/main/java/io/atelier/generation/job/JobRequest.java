package io.atelier.generation.job;

import io.atelier.generation.inference.Detail;
import io.atelier.platform.image.ImageFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What every way of asking for a job says beside its picture. */
public interface JobRequest extends DrawingRequest {
  String prompt();

  @Nullable Long categoryId();

  /** Null or blank: the default model. */
  default @Nullable String model() {
    return null;
  }

  /** Whether the model that edits by instructions shall do it, if it knows the prompt for one. */
  default boolean instructed() {
    return false;
  }

  /** Null or blank: PNG. */
  default @Nullable String outputFormat() {
    return null;
  }

  /** At what size the photo is painted; null: standard. */
  default @Nullable Detail detail() {
    return null;
  }

  /** Null: normal. */
  default @Nullable Priority priority() {
    return null;
  }

  /** Seconds from now after which the job fails; null: none. */
  default @Nullable Integer deadlineSeconds() {
    return null;
  }

  /** How many pictures; null: one. */
  default @Nullable Integer n() {
    return null;
  }

  /** What a model that draws lots starts from; null: any. */
  default @Nullable Long seed() {
    return null;
  }

  /** How many pictures in the making are told live; null: none. */
  default @Nullable Integer previews() {
    return null;
  }

  /**
   * The format asked for.
   *
   * @throws JobProblem.UnknownOutputFormat if there is no such format
   */
  default ImageFormat format() {
    String asked = outputFormat();
    if (asked == null || asked.isBlank()) {
      return ImageFormat.PNG;
    }
    return switch (asked.strip().toLowerCase(Locale.ROOT)) {
      case "png" -> ImageFormat.PNG;
      case "jpeg", "jpg" -> ImageFormat.JPEG;
      case "webp" -> ImageFormat.WEBP;
      default -> throw new JobProblem.UnknownOutputFormat(asked);
    };
  }
}
