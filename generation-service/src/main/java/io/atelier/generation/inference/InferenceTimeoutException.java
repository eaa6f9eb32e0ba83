package io.atelier.generation.inference;

import java.time.Duration;
import org.springframework.http.HttpStatus;

/** 504: the picture was not ready within the deadline. */
public final class InferenceTimeoutException extends InferenceException {

  InferenceTimeoutException(Duration deadline) {
    super(
        HttpStatus.GATEWAY_TIMEOUT,
        "inference-timeout",
        "The picture took too long",
        "It was not ready within %d seconds.".formatted(deadline.toSeconds()),
        null);
  }
}
