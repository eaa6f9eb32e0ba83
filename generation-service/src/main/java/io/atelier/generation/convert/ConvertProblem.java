package io.atelier.generation.convert;

import io.atelier.platform.web.ProblemException;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** How a conversion can end without a picture, beyond what its job says. */
abstract sealed class ConvertProblem extends ProblemException {
  private ConvertProblem(HttpStatus status, String slug, String title, String detail) {
    super(status, slug, title, detail);
  }

  /** 504: the picture was not ready in time; the job is cancelled. */
  static final class DeadlinePassed extends ConvertProblem {
    DeadlinePassed(Duration deadline) {
      super(
          HttpStatus.GATEWAY_TIMEOUT,
          "conversion-timeout",
          "The deadline passed",
          "The picture was not ready within %d s; the job is cancelled."
              .formatted(deadline.toSeconds()));
    }
  }

  /** 503: the job was cancelled by somebody else, or its picture is gone already. */
  static final class NoPicture extends ConvertProblem {
    NoPicture() {
      super(
          HttpStatus.SERVICE_UNAVAILABLE,
          "conversion-lost",
          "The conversion was lost",
          "The conversion ended without a picture. Try again.");
      header("Retry-After", "1");
    }
  }
}
