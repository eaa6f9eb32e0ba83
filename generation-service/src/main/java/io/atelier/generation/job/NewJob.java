package io.atelier.generation.job;

import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.web.Identity;
import org.jspecify.annotations.Nullable;

/**
 * A job about to be submitted.
 *
 * @param owner {@code user:<id>} or {@code ip:<address>}
 * @param userId null for the anonymous
 * @param model name of the model; null for the default
 * @param prompt empty where none is asked for
 * @param categoryId where the gallery shall hang the picture; null for nowhere
 */
public record NewJob(
    long id,
    String owner,
    @Nullable Long userId,
    @Nullable String model,
    String prompt,
    @Nullable Long categoryId,
    ImageFormat outputFormat,
    Photo photo) {

  /** A job for somebody who is not signed in. */
  public static NewJob anonymous(long id, String address, Photo photo, ImageFormat outputFormat) {
    return new NewJob(id, "ip:" + address, null, null, "", null, outputFormat, photo);
  }

  static NewJob of(long id, Identity caller, JobRequest request, Photo photo) {
    return new NewJob(
        id,
        caller.owner(),
        caller.userId(),
        request.model(),
        request.prompt(),
        request.categoryId(),
        request.format(),
        photo);
  }

  NewJob withModel(String name) {
    return new NewJob(id, owner, userId, name, prompt, categoryId, outputFormat, photo);
  }
}
