package io.atelier.gateway.ratelimit;

import io.atelier.gateway.security.Callers;
import io.atelier.platform.web.ClientAddress;
import io.atelier.platform.web.IdentityProblem;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Admits a request if its caller's bucket holds enough: per user when the caller is known, else per
 * address. Answers carry the RateLimit fields (draft-11).
 *
 * <p>When Redis does not answer within the deadline the {@link LocalBuckets} decide, and revoked
 * sessions pass until their access tokens expire (15 minutes at most): availability before
 * precision.
 */
@Component
public final class RateLimiter {

  private static final Logger log = LoggerFactory.getLogger(RateLimiter.class);
  private static final Duration LEAVE_REDIS_ALONE_FOR = Duration.ofSeconds(1);
  private static final int WINDOW = 10;

  private final RedisBuckets shared;
  private final LocalBuckets local;
  private final LimitProperties properties;
  private final CircuitBreaker redis;

  RateLimiter(RedisBuckets shared, LocalBuckets local, LimitProperties properties) {
    this.shared = shared;
    this.local = local;
    this.properties = properties;
    this.redis =
        CircuitBreaker.of(
            "rate-limit-redis",
            CircuitBreakerConfig.custom()
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(WINDOW)
                .waitDurationInOpenState(LEAVE_REDIS_ALONE_FOR)
                .permittedNumberOfCallsInHalfOpenState(2)
                .build());
    redis.getEventPublisher().onStateTransition(e -> log.warn("{}", e.getStateTransition()));
  }

  /**
   * Completes if the request may pass; fails with {@link QuotaExceeded} or, if the session was
   * revoked, {@link IdentityProblem.TokenInvalid}.
   *
   * @param cost tokens the request takes
   */
  public Mono<Void> admit(ServerWebExchange exchange, String policyName, int cost) {
    LimitPolicy policy = properties.policy(policyName);
    Ask ask =
        Callers.of(exchange)
            .map(caller -> Ask.byUser(caller, policyName, policy, cost))
            .orElseGet(() -> Ask.byAddress(ClientAddress.of(exchange), policyName, policy, cost));
    return shared
        .take(ask)
        .timeout(properties.redisDeadline())
        .transformDeferred(CircuitBreakerOperator.of(redis))
        .doOnNext(verdict -> local.learn(ask, verdict))
        .onErrorResume(_ -> Mono.fromSupplier(() -> local.take(ask)))
        .flatMap(verdict -> judge(verdict, ask, exchange.getResponse().getHeaders()));
  }

  private static Mono<Void> judge(Verdict verdict, Ask ask, HttpHeaders headers) {
    if (verdict.revoked()) {
      return Mono.error(() -> new IdentityProblem.TokenInvalid("The session has ended."));
    }
    RateLimitFields.set(headers, ask, verdict);
    return verdict.admitted()
        ? Mono.empty()
        : Mono.error(() -> new QuotaExceeded(ask.policyName(), verdict.delay()));
  }
}
