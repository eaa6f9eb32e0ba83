package io.atelier.gallery;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpStatus;

/** There is no such thing, or it is another user's, which is told alike. */
public final class NotFound extends ProblemException {

  private static final long serialVersionUID = 1;

  private NotFound(String slug, String title, String detail) {
    super(HttpStatus.NOT_FOUND, slug, title, detail);
  }

  public static NotFound category(long id) {
    return new NotFound(
        "category-not-found", "No such category", "You have no category " + id + ".");
  }

  public static NotFound work(long id) {
    return new NotFound("work-not-found", "No such work", "You have no work " + id + ".");
  }

  public static NotFound upload(long id) {
    return new NotFound("upload-not-found", "No such upload", "You have no upload " + id + ".");
  }

  /** Also while the picture is still being processed. */
  public static NotFound image(long id) {
    return new NotFound(
        "image-not-found", "No such image", "There is no image for " + id + ", or not yet.");
  }
}
