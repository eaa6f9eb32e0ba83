package io.atelier.generation.inference;

import io.atelier.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Why a sound picture was not redrawn; each of them may go well another time. */
public abstract sealed class InferenceException extends ProblemException
    permits InferenceBusyException,
        InferenceTimeoutException,
        InferenceFailedException,
        PictureTooLargeException,
        ModelTooLargeException {

  InferenceException(
      HttpStatus status, String slug, String title, String detail, @Nullable Throwable cause) {
    super(status, slug, title, detail, cause);
  }
}
