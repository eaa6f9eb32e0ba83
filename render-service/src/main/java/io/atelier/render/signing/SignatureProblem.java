package io.atelier.render.signing;

import io.atelier.platform.web.FieldProblem;
import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpStatus;

/** What can be wrong with a signature, or with the wish for one. */
abstract sealed class SignatureProblem extends ProblemException {
  private SignatureProblem(HttpStatus status, String slug, String title, String detail) {
    super(status, slug, title, detail);
  }

  /** The signature is not ours, or something was changed after it: 403. */
  static final class Forged extends SignatureProblem {
    Forged() {
      super(
          HttpStatus.FORBIDDEN,
          "signature-invalid",
          "The signature is not valid",
          "The address was changed after it was signed, or its key is not known.");
    }
  }

  /** The signature was good until a moment that has passed: 403. */
  static final class Expired extends SignatureProblem {
    Expired() {
      super(
          HttpStatus.FORBIDDEN,
          "signature-expired",
          "The signature has expired",
          "The address was valid for a time that is over. Ask for a new one.");
    }
  }

  /** The request for a signature is not valid: 400. */
  static final class Unsignable extends SignatureProblem {
    Unsignable(FieldProblem field) {
      super(
          HttpStatus.BAD_REQUEST,
          "invalid-request",
          "The request is not valid",
          "Some fields are not valid.");
      error(field.field(), field.message());
    }
  }
}
