package io.atelier.generation.job;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * Why a job failed, as its owner is told.
 *
 * @param status the HTTP status a waiting caller is answered with
 * @param slug last part of the problem's type URI
 */
public record Failure(int status, String slug, String title, String detail) {
  /** The worker died, and so did those that tried after it. */
  public static final Failure WORKER_LOST =
      internal("worker-lost", "The workers that tried this job stopped before it was done.");

  /** Every attempt failed on our side. */
  public static final Failure ATTEMPTS_EXHAUSTED =
      internal("attempts-exhausted", "Every attempt failed for a reason on our side.");

  /** It had not ended by the time its sender gave it. */
  public static final Failure DEADLINE_PASSED =
      new Failure(
          HttpStatus.GATEWAY_TIMEOUT.value(),
          "deadline-passed",
          "The deadline passed",
          "The job was not done by its deadline.");

  /** The sender's fault, in the words it was found with. */
  public static Failure of(ProblemException problem) {
    String type = problem.type().toString();
    return new Failure(
        problem.status().value(),
        type.substring(type.lastIndexOf('/') + 1),
        problem.title(),
        problem.detail());
  }

  /** The same failure for a caller who waits. */
  public ProblemException toProblem() {
    return new ProblemException(HttpStatusCode.valueOf(status), slug, title, detail);
  }

  private static Failure internal(String slug, String detail) {
    return new Failure(HttpStatus.INTERNAL_SERVER_ERROR.value(), slug, "The job failed", detail);
  }
}
