package io.atelier.auth.token;

import io.atelier.auth.remote.BackingService;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells the gateway, by {@code revoked:{sid}} in Redis, to refuse the access tokens of a session
 * that has ended.
 */
@Component
final class RevokedSessions {

  private static final Logger log = LoggerFactory.getLogger(RevokedSessions.class);

  private final ReactiveStringRedisTemplate template;
  private final BackingService redis;
  private final TokenProperties properties;

  RevokedSessions(
      ReactiveStringRedisTemplate template,
      @Qualifier("redis") BackingService redis,
      TokenProperties properties) {
    this.template = template;
    this.redis = redis;
    this.properties = properties;
  }

  /** Never errors: where Redis is away the access tokens end by themselves, within their life. */
  Mono<Void> announce(UUID session) {
    return template
        .opsForValue()
        .set("revoked:" + session, "1", properties.accessLife())
        .transformDeferred(redis::bounded)
        .doOnError(
            failure -> log.warn("Access tokens outlive their session; sid={}", session, failure))
        .onErrorComplete()
        .then();
  }
}
