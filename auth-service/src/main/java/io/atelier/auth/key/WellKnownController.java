package io.atelier.auth.key;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What others need to check tokens of this issuer. */
@RestController
@RequestMapping("/.well-known")
class WellKnownController {

  /** Shorter than a new key would wait before it signs, so that caches never miss one. */
  private static final CacheControl CACHED =
      CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

  private final SigningKeys keys;
  private final Discovery discovery;

  WellKnownController(SigningKeys keys, @Value("${atelier.auth.tokens.issuer}") String issuer) {
    this.keys = keys;
    this.discovery = Discovery.of(issuer);
  }

  /**
   * OpenID Connect discovery, as far as it applies: tokens come from {@code /api/v1/login}, not
   * from an OAuth flow.
   */
  record Discovery(
      String issuer,
      String jwksUri,
      List<String> idTokenSigningAlgValuesSupported,
      List<String> subjectTypesSupported,
      List<String> responseTypesSupported,
      List<String> claimsSupported) {

    static Discovery of(String issuer) {
      return new Discovery(
          issuer,
          issuer + "/.well-known/jwks.json",
          List.of("ES256"),
          List.of("public"),
          List.of(),
          List.of("iss", "aud", "sub", "preferred_username", "roles", "sid", "jti", "iat", "exp"));
    }
  }

  @GetMapping("/jwks.json")
  Mono<ResponseEntity<Map<String, Object>>> jwks() {
    return keys.published()
        .map(set -> ResponseEntity.ok().cacheControl(CACHED).body(set.toJSONObject(true)));
  }

  @GetMapping("/openid-configuration")
  ResponseEntity<Discovery> discovery() {
    return ResponseEntity.ok().cacheControl(CACHED).body(discovery);
  }
}
