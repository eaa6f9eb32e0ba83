package io.atelier.render.delivery;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpStatus;

/** All render threads are busy and the queue is full: 503. */
public final class Overloaded extends ProblemException {
  public Overloaded() {
    super(
        HttpStatus.SERVICE_UNAVAILABLE,
        "render-overloaded",
        "Too many pictures are being rendered",
        "The render queue is full. Try again shortly.");
    header("Retry-After", "1");
  }
}
