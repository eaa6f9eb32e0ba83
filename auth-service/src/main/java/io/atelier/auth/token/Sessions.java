package io.atelier.auth.token;

import io.atelier.auth.account.Account;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Opens, continues and ends sessions.
 *
 * <p>A refresh token is good once. Who presents it again within the grace time, as racing tabs and
 * repeated requests do, gets the same successor; who presents it later has a stolen one or was
 * stolen from, so the session ends.
 */
@Component
final class Sessions {

  private static final Logger log = LoggerFactory.getLogger(Sessions.class);

  private final SessionRepository repository;
  private final Successors successors;
  private final AccessTokens accessTokens;
  private final RevokedSessions revoked;
  private final TokenProperties properties;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Sessions(
      SessionRepository repository,
      Successors successors,
      AccessTokens accessTokens,
      RevokedSessions revoked,
      TokenProperties properties,
      Clock clock) {
    this.repository = repository;
    this.successors = successors;
    this.accessTokens = accessTokens;
    this.revoked = revoked;
    this.properties = properties;
    this.clock = clock;
  }

  Mono<TokenPair> open(Account account) {
    Session session = Session.startedBy(account);
    RefreshToken token = RefreshToken.random(random);
    Instant now = clock.instant();
    return repository
        .open(session, token, now, now.plus(properties.refreshLife()))
        .then(Mono.defer(() -> pair(session, token)));
  }

  /**
   * Errors with {@link TokenProblem.RefreshTokenInvalid} where the token is good no more, or never
   * was.
   */
  Mono<TokenPair> refresh(RefreshToken presented) {
    RefreshToken successor = successors.of(presented);
    Instant now = clock.instant();
    return repository
        .rotate(presented, successor, now, now.plus(properties.refreshLife()))
        .switchIfEmpty(Mono.defer(() -> racing(presented, now)))
        .flatMap(session -> pair(session, successor));
  }

  /** Ends a session; completes as well where it has ended before. */
  Mono<Void> end(UUID session) {
    return repository.revoke(session, clock.instant()).then(revoked.announce(session));
  }

  private Mono<Session> racing(RefreshToken presented, Instant now) {
    return repository
        .find(presented, now)
        .filter(PastToken::alive)
        .flatMap(past -> unlessReplayed(past, now))
        .switchIfEmpty(Mono.error(TokenProblem.RefreshTokenInvalid::new));
  }

  private Mono<Session> unlessReplayed(PastToken past, Instant now) {
    Session session = past.session();
    if (past.rotatedSince(now.minus(properties.grace()))) {
      return Mono.just(session);
    }
    log.warn("A refresh token was replayed, ending its session; sid={}", session.id());
    return end(session.id()).then(Mono.empty());
  }

  private Mono<TokenPair> pair(Session session, RefreshToken refresh) {
    long seconds = properties.accessLife().toSeconds();
    return accessTokens
        .issue(session)
        .map(access -> new TokenPair(access, refresh.value(), seconds));
  }
}
