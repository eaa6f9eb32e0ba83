package io.atelier.gateway.security;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpStatus;

/** A page of an origin that is not allowed calls: 403. */
public final class OriginRefused extends ProblemException {

  public OriginRefused() {
    super(
        HttpStatus.FORBIDDEN,
        "origin-refused",
        "This origin may not call",
        "Pages of this origin, or this kind of request from it, are not allowed.");
  }
}
