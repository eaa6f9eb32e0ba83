package io.atelier.generation.result;

import io.atelier.generation.inference.Detail;
import io.atelier.generation.inference.Drawing;
import io.atelier.generation.job.Job;
import io.atelier.generation.job.Photo;
import io.atelier.generation.job.Sha256;
import io.atelier.generation.model.ModelCard;
import io.atelier.generation.model.ModelKind;
import io.atelier.platform.image.ImageFormat;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All a picture depends on, and who may know that it was made: equal keys make equal pictures. What
 * one user had made is found by that user alone; those who are not signed in share theirs, which
 * are nobody's in particular. See docs/adr/0008.
 *
 * @param digest SHA-256 in lower-case hex
 */
public record ResultKey(String digest) {
  private static final String ANYBODY = "anybody";

  /** Models of this kind look at neither prompt nor seed. */
  private static final String BY_PHOTO_ALONE = ModelKind.IMAGE_TO_IMAGE.label();

  /** Stands for the photo of a picture that is drawn from words alone. */
  private static final String NO_PHOTO = "none";

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /** What somebody who is not signed in has made of a photo. */
  public static ResultKey of(Photo photo, ModelCard model, ImageFormat format) {
    return of(ANYBODY, photo.sha256(), model, "", 0, Drawing.USUAL, Detail.STANDARD, format);
  }

  /** What the job will make; empty where its photo was never digested. */
  public static Optional<ResultKey> of(Job job, ModelCard model) {
    String photo = Objects.requireNonNullElse(job.inputSha256(), NO_PHOTO);
    if (!photo.equals(NO_PHOTO) && !SHA256.matcher(photo).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        of(
            job.userId() == null ? ANYBODY : job.owner(),
            photo,
            model,
            job.prompt(),
            job.seed(),
            job.drawing(),
            job.detail(),
            job.outputFormat()));
  }

  private static ResultKey of(
      String whose,
      String photo,
      ModelCard model,
      String prompt,
      long seed,
      Drawing drawing,
      Detail detail,
      ImageFormat format) {
    String all =
        String.join(
            "\n",
            whose,
            photo,
            model.sha256(),
            model.version(),
            detail.name(),
            format.name(),
            wish(model, prompt, seed, drawing));
    return new ResultKey(Sha256.of(all.getBytes(StandardCharsets.UTF_8)));
  }

  /** What the picture depends on beside photo and model: models of one pass draw no lots. */
  private static String wish(ModelCard model, String prompt, long seed, Drawing drawing) {
    if (model.kind().equals(BY_PHOTO_ALONE)) {
      return "";
    }
    return model.sampling() == null ? prompt : seed + "\n" + drawing.toJson() + "\n" + prompt;
  }
}
