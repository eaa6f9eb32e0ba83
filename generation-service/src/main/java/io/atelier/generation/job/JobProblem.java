package io.atelier.generation.job;

import io.atelier.platform.web.ProblemException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What can be wrong with a request about jobs. */
public abstract sealed class JobProblem extends ProblemException {
  private JobProblem(HttpStatus status, String slug, String title, String detail) {
    super(status, slug, title, detail);
  }

  /** 404: no such job, or another owner's. */
  public static final class JobNotFound extends JobProblem {
    public JobNotFound(long id) {
      super(HttpStatus.NOT_FOUND, "job-not-found", "No such job", "There is no job " + id + ".");
    }
  }

  /** 422: the text that should hold an image is not base64. */
  static final class BrokenImageText extends JobProblem {
    BrokenImageText(String field) {
      super(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "broken-base64",
          "Not base64",
          "The image must be base64, bare or as a data URL.");
      error(field, "is not base64");
    }
  }

  /** 413: the file is larger than accepted. */
  public static final class ImageFileTooLarge extends JobProblem {
    public ImageFileTooLarge(long maxBytes) {
      super(
          HttpStatus.CONTENT_TOO_LARGE,
          "image-file-too-large",
          "Image file too large",
          "An image file may have at most %d bytes.".formatted(maxBytes));
    }
  }

  /** 400: a multipart body without the file it is about. */
  public static final class ImageMissing extends JobProblem {
    public ImageMissing() {
      super(
          HttpStatus.BAD_REQUEST,
          "image-missing",
          "No image",
          "Send the picture as the multipart field 'image'.");
      error("image", "is missing");
    }
  }

  /** 422: a model that is not here. */
  static final class UnknownModel extends JobProblem {
    UnknownModel(String model) {
      super(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "unknown-model",
          "Unknown model",
          "There is no model called '" + model + "'; GET /api/v1/models lists them.");
      error("model", "is unknown");
    }
  }

  /** 503: no model serves at all. */
  public static final class NoModel extends JobProblem {
    public NoModel() {
      super(
          HttpStatus.SERVICE_UNAVAILABLE,
          "no-model",
          "No model is ready",
          "No model is ready to serve yet. Try again shortly.");
      header(HttpHeaders.RETRY_AFTER, "5");
    }
  }

  /** 422: a model that goes by words was given none. */
  static final class PromptMissing extends JobProblem {
    PromptMissing(String model) {
      super(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "prompt-missing",
          "No prompt",
          model + " goes by words: say in 'prompt' what is wanted.");
      error("prompt", "is missing");
    }
  }

  /** 422: an option that the model does not take, or not so. */
  static final class BadOption extends JobProblem {
    BadOption(String field, String message) {
      super(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "option-not-taken",
          "An option is not taken",
          "'%s' %s.".formatted(field, message));
      error(field, message);
    }
  }

  /** 422: a format this service does not write. */
  static final class UnknownOutputFormat extends JobProblem {
    UnknownOutputFormat(String format) {
      super(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "unknown-output-format",
          "Unknown output format",
          "'" + format + "' is none of png, jpeg, webp.");
      error("output_format", "is none of png, jpeg, webp");
    }
  }

  /** 400: a cursor or limit no list has given. */
  static final class BadPage extends JobProblem {
    BadPage(String field, String message) {
      super(
          HttpStatus.BAD_REQUEST,
          "invalid-page",
          "The page is not valid",
          "Continue a list with the next_cursor it gave, and a limit of 1 to 100.");
      error(field, message);
    }
  }

  /** 409: the job ended before it could be cancelled. */
  static final class AlreadyOver extends JobProblem {
    AlreadyOver(Job job) {
      super(
          HttpStatus.CONFLICT,
          "job-already-over",
          "The job is over",
          "Job %d is %s and cannot be cancelled.".formatted(job.id(), job.status()));
    }
  }

  /** 409: asked for the picture of a job that has none. */
  static final class NoPicture extends JobProblem {
    NoPicture(Job job) {
      super(
          HttpStatus.CONFLICT,
          "no-picture",
          "There is no picture",
          "Job %d is %s.".formatted(job.id(), job.status()));
    }
  }

  /** 410: the picture has passed its retention. */
  static final class PictureGone extends JobProblem {
    PictureGone(long id) {
      super(
          HttpStatus.GONE,
          "picture-gone",
          "The picture is no longer kept",
          "The picture of job " + id + " has been deleted.");
    }
  }

  /** 400: an Idempotency-Key that is none. */
  static final class BadKey extends JobProblem {
    BadKey() {
      super(
          HttpStatus.BAD_REQUEST,
          "invalid-idempotency-key",
          "The Idempotency-Key is not valid",
          "An Idempotency-Key has 1 to 255 characters.");
    }
  }

  /** 422: the key came with another request before. */
  static final class KeyReused extends JobProblem {
    KeyReused() {
      super(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "idempotency-key-reused",
          "The Idempotency-Key was used before",
          "The Idempotency-Key came with another request before; take a new one.");
    }
  }

  /** 409: the same request is being accepted right now. */
  static final class KeyInFlight extends JobProblem {
    KeyInFlight() {
      super(
          HttpStatus.CONFLICT,
          "idempotency-key-in-flight",
          "The request is under way",
          "The first request with this Idempotency-Key is not answered yet.");
      header(HttpHeaders.RETRY_AFTER, "1");
    }
  }

  /** 429: this owner has too many jobs waiting. */
  static final class TooManyJobs extends JobProblem {
    TooManyJobs(QueueLoad load, int limit) {
      super(
          HttpStatus.TOO_MANY_REQUESTS,
          "too-many-jobs",
          "Too many jobs are waiting",
          "You have %d jobs waiting; at most %d may.".formatted(load.mine(), limit));
      header(HttpHeaders.RETRY_AFTER, seconds(load.untilMineMove()));
    }
  }

  /** 503: the queue is longer than makes sense to join. */
  public static final class QueueTooDeep extends JobProblem {
    QueueTooDeep(QueueLoad load) {
      this(load, load.untilSomeRoom());
    }

    public QueueTooDeep(QueueLoad load, Duration retryAfter) {
      super(
          HttpStatus.SERVICE_UNAVAILABLE,
          "queue-too-deep",
          "Too busy",
          "%d jobs are waiting, about %d s of work. Try again later."
              .formatted(load.queued(), load.untilEmpty().toSeconds()));
      header(HttpHeaders.RETRY_AFTER, seconds(retryAfter));
    }
  }

  private static String seconds(Duration wait) {
    return Long.toString(Math.clamp(wait.toSeconds() + 1, 1, 600));
  }
}
