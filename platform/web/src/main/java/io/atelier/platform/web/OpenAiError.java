package io.atelier.platform.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A problem in the words of OpenAI's API, whose clients call the paths under {@code /v1}.
 *
 * @param error all of its fields are always there
 */
public record OpenAiError(Body error) {
  private static final String PATHS = "/v1/";

  /** Longer, OpenAI's clients would come back too soon instead of waiting. */
  private static final long LONGEST_WAIT_SECONDS = 60;

  /**
   * @param param the offending parameter
   */
  public record Body(String message, String type, @Nullable String param, @Nullable String code) {}

  /** The words for whatever a chain failed with; tells nothing internal. */
  public static OpenAiError of(Throwable failure) {
    return of(Problems.of(failure));
  }

  static OpenAiError of(ProblemException problem) {
    String type = problem.type().toString();
    return new OpenAiError(
        new Body(
            problem.detail(),
            type(problem),
            problem.errors().isEmpty() ? null : problem.errors().getFirst().field(),
            type.substring(type.lastIndexOf('/') + 1)
                .replaceAll("[^A-Za-z0-9]+", "_")
                .toLowerCase(Locale.ROOT)));
  }

  static boolean isSpokenAt(String path) {
    return path.startsWith(PATHS);
  }

  /** Whether trying again soon is of no use; the clients try a 429 again by themselves. */
  static boolean isFinal(ProblemException problem) {
    String wait = problem.headers().getFirst(HttpHeaders.RETRY_AFTER);
    return problem.status().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)
        && wait != null
        && wait.matches("\\d{1,9}")
        && Long.parseLong(wait) > LONGEST_WAIT_SECONDS;
  }

  private static String type(ProblemException problem) {
    if (problem.status().is5xxServerError()) {
      return "server_error";
    }
    return switch (problem.status().value()) {
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 429 -> "rate_limit_error";
      default -> "invalid_request_error";
    };
  }
}
