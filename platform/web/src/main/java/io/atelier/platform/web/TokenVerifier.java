package io.atelier.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Checks ES256 access tokens against the issuer's keys, and remembers those it has checked: an
 * ES256 check costs more than the rest of a request together.
 */
public final class TokenVerifier {
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);
  private static final int MAX_TOKEN_LENGTH = 4096;

  private final SigningKeys keys;
  private final Cache<String, Identity> verified;
  private final String issuer;
  private final String audience;
  private final Clock clock;

  TokenVerifier(SigningKeys keys, WebProperties properties, Clock clock) {
    this.keys = keys;
    this.verified = Caffeine.newBuilder().maximumSize(properties.verifiedTokens()).build();
    this.issuer = properties.issuer();
    this.audience = properties.audience();
    this.clock = clock;
  }

  /**
   * The identity that {@code token} proves; fails with {@link IdentityProblem.TokenInvalid}, or
   * with {@link IdentityProblem.KeysUnavailable} where the issuer cannot be asked.
   */
  public Mono<Identity> verify(String token) {
    @Nullable Identity known = verified.getIfPresent(token);
    return known == null ? check(token) : Mono.fromSupplier(() -> unexpired(known));
  }

  private Mono<Identity> check(String token) {
    if (token.length() > MAX_TOKEN_LENGTH) {
      return Mono.error(() -> new IdentityProblem.TokenInvalid("The token is too long."));
    }
    SignedJWT jwt;
    try {
      jwt = SignedJWT.parse(token);
    } catch (ParseException e) {
      return Mono.error(() -> new IdentityProblem.TokenInvalid("The token is not a signed JWT."));
    }
    @Nullable String keyId = jwt.getHeader().getKeyID();
    if (!JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm()) || keyId == null) {
      return Mono.error(
          () -> new IdentityProblem.TokenInvalid("The token is not signed the way it must be."));
    }
    return keys.verifier(keyId)
        .switchIfEmpty(
            Mono.error(() -> new IdentityProblem.TokenInvalid("The signing key is not known.")))
        .map(verifier -> identity(jwt, verifier))
        .doOnNext(identity -> verified.put(token, identity));
  }

  private Identity identity(SignedJWT jwt, JWSVerifier verifier) {
    try {
      if (!jwt.verify(verifier)) {
        throw new IdentityProblem.TokenInvalid("The signature does not match.");
      }
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      if (!issuer.equals(claims.getIssuer()) || !claims.getAudience().contains(audience)) {
        throw new IdentityProblem.TokenInvalid("The token was made for somebody else.");
      }
      return unexpired(identity(claims));
    } catch (JOSEException | ParseException | IllegalArgumentException e) {
      throw new IdentityProblem.TokenInvalid("The token cannot be read.");
    }
  }

  private static Identity identity(JWTClaimsSet claims) throws ParseException {
    @Nullable List<String> roles = claims.getStringListClaim("roles");
    return new Identity(
        Long.parseLong(required(claims.getSubject())),
        required(claims.getStringClaim("preferred_username")),
        roles == null ? Set.of() : Set.copyOf(roles),
        required(claims.getStringClaim("sid")),
        required(claims.getJWTID()),
        required(claims.getExpirationTime()).toInstant());
  }

  private static <T> T required(@Nullable T claim) {
    if (claim == null) {
      throw new IllegalArgumentException("A claim is missing");
    }
    return claim;
  }

  private Identity unexpired(Identity identity) {
    Instant now = clock.instant();
    if (identity.expiresAt().plus(CLOCK_SKEW).isBefore(now)) {
      throw new IdentityProblem.TokenInvalid("The token has expired.");
    }
    return identity;
  }
}
