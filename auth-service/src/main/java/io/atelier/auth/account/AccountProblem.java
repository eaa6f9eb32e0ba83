package io.atelier.auth.account;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpStatus;

/** Why an account cannot be made or found. */
abstract sealed class AccountProblem extends ProblemException {

  private AccountProblem(HttpStatus status, String slug, String title, String detail) {
    super(status, slug, title, detail);
  }

  /** 409. */
  static final class Taken extends AccountProblem {
    Taken(Availability availability) {
      super(
          HttpStatus.CONFLICT,
          "account-exists",
          "The account exists already",
          "Another account has this username or e-mail address.");
      if (availability.usernameTaken()) {
        error("username", "is taken");
      }
      if (availability.emailTaken()) {
        error("email", "is taken");
      }
    }
  }

  /** 422. */
  static final class AvatarUndecodable extends AccountProblem {
    AvatarUndecodable() {
      super(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "broken-base64",
          "The avatar cannot be decoded",
          "Send the avatar as base64, with or without a 'data:image/…;base64,' prefix.");
      error("avatar", "is not valid base64");
    }
  }

  /** 404: the account of a token that is still valid is gone, or has no avatar. */
  static final class NotFound extends AccountProblem {
    NotFound(String what) {
      super(HttpStatus.NOT_FOUND, "not-found", "Not found", what);
    }
  }
}
