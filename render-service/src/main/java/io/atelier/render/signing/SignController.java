package io.atelier.render.signing;

import io.atelier.platform.web.Data;
import io.atelier.platform.web.FieldProblem;
import io.atelier.platform.web.Identity;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Signs addresses of pictures for whoever may see them. */
@RestController
final class SignController {
  private static final Pattern PICTURE =
      Pattern.compile("/api/v1/render/(?:text|t/(?:([0-9]{1,19})/)?[a-z0-9@-]{1,80})");
  private static final int MAX_LENGTH = 8_000;
  private static final long DEFAULT_SECONDS = Duration.ofDays(7).toSeconds();

  private final Signatures signatures;
  private final SigningProperties properties;
  private final Clock clock;

  SignController(Signatures signatures, SigningProperties properties, Clock clock) {
    this.signatures = signatures;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * @param url path and query of a picture; a stored template must be the caller's own
   * @param expiresIn seconds; a week if null
   */
  record SignRequest(@Nullable String url, @Nullable Long expiresIn) {}

  /**
   * @param url path and query with the signature
   */
  record SignedUrl(String url, Instant expiresAt) {}

  @PostMapping("/api/v1/render/sign")
  Mono<Data<SignedUrl>> sign(@RequestBody SignRequest request, Identity caller) {
    return Mono.fromCallable(
        () -> {
          URI address = address(request, caller);
          Instant end =
              clock
                  .instant()
                  .plus(seconds(request), ChronoUnit.SECONDS)
                  .truncatedTo(ChronoUnit.SECONDS);
          return Data.of(new SignedUrl(signatures.sign(address, end), end));
        });
  }

  private static URI address(SignRequest request, Identity caller) {
    String url = request.url();
    if (url == null || url.length() > MAX_LENGTH) {
      throw wrong("url", "must be the path and query of a picture, at most 8,000 characters");
    }
    URI address;
    try {
      address = new URI(url);
    } catch (URISyntaxException e) {
      throw wrong("url", "must be percent-encoded as RFC 3986 says");
    }
    Matcher picture = PICTURE.matcher(String.valueOf(address.getRawPath()));
    if (address.isAbsolute() || address.getRawAuthority() != null || !picture.matches()) {
      throw wrong("url", "must begin with /api/v1/render/text or /api/v1/render/t/");
    }
    String owner = picture.group(1);
    if (owner != null && !owner.equals(Long.toString(caller.userId()))) {
      throw wrong("url", "must name a template of your own");
    }
    String query = address.getRawQuery();
    if (query != null && query.matches("(?:.*&)?(?:kid|exp|sig)=.*")) {
      throw wrong("url", "must not be signed already");
    }
    return address;
  }

  private long seconds(SignRequest request) {
    long seconds = request.expiresIn() == null ? DEFAULT_SECONDS : request.expiresIn();
    long most = properties.longest().toSeconds();
    if (seconds < 1 || seconds > most) {
      throw wrong("expires_in", "must be from 1 to " + most + " seconds");
    }
    return seconds;
  }

  private static SignatureProblem wrong(String field, String message) {
    return new SignatureProblem.Unsignable(new FieldProblem(field, message));
  }
}
