package io.atelier.generation.job;

import io.atelier.generation.inference.Detail;
import io.atelier.generation.inference.Drawing;
import io.atelier.generation.model.Canvas;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.web.Identity;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Jobs about to be submitted together: one picture each, all of one photo or of none.
 *
 * @param ids one a picture, ascending; the first names the batch
 * @param owner {@code user:<id>} or {@code ip:<address>}
 * @param userId null for the anonymous
 * @param model name of the model; null for the default
 * @param instructed whether the model that edits by instructions does it instead, if it knows the
 *     prompt for one
 * @param prompt empty where none is asked for
 * @param categoryId where the gallery shall hang the pictures; null for nowhere
 * @param detail at what size the photo is painted
 * @param deadline from now, after which what is not done fails; null for none
 * @param seed the first picture's; the others count on from it
 * @param previews how many pictures in the making are told live
 * @param drawing how it is drawn by models that draw out of noise
 * @param photo null for a picture from words alone
 */
public record NewJob(
    List<Long> ids,
    String owner,
    @Nullable Long userId,
    @Nullable String model,
    boolean instructed,
    String prompt,
    @Nullable Long categoryId,
    ImageFormat outputFormat,
    Detail detail,
    Priority priority,
    @Nullable Duration deadline,
    long seed,
    int previews,
    Drawing drawing,
    @Nullable Photo photo) {

  public NewJob {
    ids = List.copyOf(ids);
  }

  /** A job for somebody who is not signed in. */
  public static NewJob anonymous(
      long id, String address, Photo photo, ImageFormat outputFormat, Duration deadline) {
    return new NewJob(
        List.of(id),
        "ip:" + address,
        null,
        null,
        false,
        "",
        null,
        outputFormat,
        Detail.STANDARD,
        Priority.NORMAL,
        deadline,
        0,
        0,
        Drawing.USUAL,
        photo);
  }

  public static NewJob of(
      List<Long> ids, Identity caller, JobRequest request, @Nullable Photo photo) {
    Integer seconds = request.deadlineSeconds();
    return new NewJob(
        ids,
        caller.owner(),
        caller.userId(),
        request.model(),
        request.instructed(),
        request.prompt(),
        request.categoryId(),
        request.format(),
        Objects.requireNonNullElse(request.detail(), Detail.STANDARD),
        Objects.requireNonNullElse(request.priority(), Priority.NORMAL),
        seconds == null ? null : Duration.ofSeconds(seconds),
        seed(request),
        Objects.requireNonNullElse(request.previews(), 0),
        request.drawing(),
        photo);
  }

  private static long seed(JobRequest request) {
    Long asked = request.seed();
    return asked == null ? ThreadLocalRandom.current().nextLong(JobProperties.MAX_SEED + 1) : asked;
  }

  /** The first job's id. */
  public long id() {
    return ids.getFirst();
  }

  /** How much more the model has to paint than it has at standard detail; about. */
  double scale(Canvas canvas) {
    if (photo == null) {
      return 1;
    }
    double side = Math.max(photo.header().width(), photo.header().height());
    double times = Math.max(1, side / canvas.workingPixels());
    return detail == Detail.FULL ? times * times : 1;
  }
}
