package io.atelier.auth.token;

import io.atelier.auth.account.LookupKey;
import io.atelier.auth.remote.BackingService;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts failed sign-ins by account and address, so that guessing from one place does not lock the
 * account's owner out at another. Fails open: while Redis is away nothing is counted, and only the
 * hashing queue slows a guesser down. Guesses under way at the same moment may pass the limit, at
 * most as many as that queue holds.
 */
@Component
final class LoginAttempts {

  private static final Logger log = LoggerFactory.getLogger(LoginAttempts.class);
  private static final RedisScript<Long> COUNT_FAILURE =
      RedisScript.of(new ClassPathResource("count-failure.lua", LoginAttempts.class), Long.class);

  private final ReactiveStringRedisTemplate template;
  private final BackingService redis;
  private final LoginAttemptProperties properties;

  LoginAttempts(
      ReactiveStringRedisTemplate template,
      @Qualifier("redis") BackingService redis,
      LoginAttemptProperties properties) {
    this.template = template;
    this.redis = redis;
    this.properties = properties;
  }

  /** Errors with {@link TokenProblem.TooManyAttempts} where the limit is reached. */
  Mono<Void> check(String username, String address) {
    String key = key(username, address);
    return counting(template.opsForValue().get(key))
        .filter(failures -> Long.parseLong(failures) >= properties.limit())
        .flatMap(failures -> counting(template.getExpire(key)).defaultIfEmpty(properties.window()))
        .flatMap(wait -> Mono.error(new TokenProblem.TooManyAttempts(wait)));
  }

  Mono<Void> failed(String username, String address) {
    List<String> window = List.of(Long.toString(properties.window().toMillis()));
    return counting(template.execute(COUNT_FAILURE, List.of(key(username, address)), window).next())
        .then();
  }

  Mono<Void> succeeded(String username, String address) {
    return counting(template.delete(key(username, address))).then();
  }

  private <T> Mono<T> counting(Mono<T> call) {
    return call.transformDeferred(redis::bounded).onErrorResume(LoginAttempts::uncounted);
  }

  private static <T> Mono<T> uncounted(Throwable failure) {
    log.debug("Failed sign-ins are not counted at the moment", failure);
    return Mono.empty();
  }

  private static String key(String username, String address) {
    return "login_failures:" + Network.of(address) + ":" + LookupKey.of(username);
  }
}
