package io.atelier.generation.webhook;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpStatus;

/** What can be wrong with a webhook. */
abstract sealed class WebhookProblem extends ProblemException {
  private WebhookProblem(HttpStatus status, String slug, String title, String detail) {
    super(status, slug, title, detail);
  }

  /** 422: an address that must not be called from here. */
  static final class AddressRefused extends WebhookProblem {
    /**
     * @param why tells nothing of what a name resolves to
     */
    AddressRefused(String why) {
      super(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "webhook-address-refused",
          "The address cannot be a webhook",
          why);
      error("url", "cannot be called");
    }
  }

  /** 409: the owner has as many as anybody may. */
  static final class TooMany extends WebhookProblem {
    TooMany(int limit) {
      super(
          HttpStatus.CONFLICT,
          "too-many-webhooks",
          "Too many webhooks",
          "You have %d webhooks, which is all you may.".formatted(limit));
    }
  }

  /** 404: no such webhook, or another owner's. */
  static final class NotThere extends WebhookProblem {
    NotThere(long id) {
      super(
          HttpStatus.NOT_FOUND,
          "webhook-not-found",
          "No such webhook",
          "There is no webhook " + id + ".");
    }
  }
}
