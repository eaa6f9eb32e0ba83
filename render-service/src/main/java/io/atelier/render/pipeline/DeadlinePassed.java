package io.atelier.render.pipeline;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpStatus;

/** A rendering took longer than it may, waiting included: 504. */
public final class DeadlinePassed extends ProblemException {
  DeadlinePassed(long millisecondsLate) {
    super(
        HttpStatus.GATEWAY_TIMEOUT,
        "timeout",
        "The deadline passed",
        "The work was not done within its deadline.",
        new IllegalStateException("late by " + millisecondsLate + " ms"));
  }
}
