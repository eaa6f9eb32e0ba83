package io.atelier.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

final class OpenAiErrorTest {
  private static ProblemException problem(HttpStatus status) {
    return new ProblemException(status, "too-many-jobs", "Too many", "You have too many.");
  }

  @Test
  void namesTheFirstFieldThatIsWrong() {
    var error = OpenAiError.of(problem(HttpStatus.BAD_REQUEST).error("size", "is odd")).error();

    assertThat(error)
        .isEqualTo(
            new OpenAiError.Body(
                "You have too many.", "invalid_request_error", "size", "too_many_jobs"));
  }

  @Test
  void tellsNothingInternal() {
    var error = OpenAiError.of(new IllegalStateException("secret")).error();

    assertThat(error.type()).isEqualTo("server_error");
    assertThat(error.message()).doesNotContain("secret");
  }

  @Test
  void keepsClientsFromTryingAgain_whenTheyWouldComeTooSoon() {
    var soon = problem(HttpStatus.TOO_MANY_REQUESTS).header("Retry-After", "60");
    var late = problem(HttpStatus.TOO_MANY_REQUESTS).header("Retry-After", "61");

    assertThat(OpenAiError.isFinal(soon)).isFalse();
    assertThat(OpenAiError.isFinal(late)).isTrue();
  }
}
