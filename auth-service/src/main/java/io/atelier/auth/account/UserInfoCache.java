package io.atelier.auth.account;

import io.atelier.auth.remote.BackingService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Accounts as Redis hashes {@code user_info:{id}}. Never errors: while Redis is away the cache is
 * empty.
 */
@Component
final class UserInfoCache {

  private static final Logger log = LoggerFactory.getLogger(UserInfoCache.class);
  private static final RedisScript<Boolean> PUT =
      RedisScript.of(
          new ClassPathResource("put-user-info.lua", UserInfoCache.class), Boolean.class);

  private final ReactiveStringRedisTemplate template;
  private final BackingService redis;
  private final UserInfoProperties properties;

  UserInfoCache(
      ReactiveStringRedisTemplate template,
      @Qualifier("redis") BackingService redis,
      UserInfoProperties properties) {
    this.template = template;
    this.redis = redis;
    this.properties = properties;
  }

  /** Empty where it is not cached. */
  Mono<Account> get(long id) {
    return template
        .<String, String>opsForHash()
        .entries(key(id))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
        .transformDeferred(redis::bounded)
        .filter(hash -> !hash.isEmpty())
        .map(hash -> account(id, hash))
        .onErrorResume(UserInfoCache::without);
  }

  Mono<Boolean> put(Account account) {
    List<String> arguments = new ArrayList<>();
    arguments.add(Long.toString(properties.ttl().toMillis()));
    arguments.addAll(List.of("username", account.username(), "email", account.email()));
    arguments.addAll(List.of("roles", String.join(" ", account.roles())));
    arguments.addAll(List.of("created_at", account.createdAt().toString()));
    if (account.avatarKey() != null) {
      arguments.addAll(List.of("avatar_key", account.avatarKey()));
    }
    return template
        .execute(PUT, List.of(key(account.id())), arguments)
        .next()
        .transformDeferred(redis::bounded)
        .onErrorResume(UserInfoCache::without);
  }

  private static Account account(long id, Map<String, String> hash) {
    return new Account(
        id,
        hash.getOrDefault("username", ""),
        hash.getOrDefault("email", ""),
        List.of(hash.getOrDefault("roles", "").split(" ")),
        hash.get("avatar_key"),
        Instant.parse(hash.getOrDefault("created_at", "")));
  }

  private static <T> Mono<T> without(Throwable failure) {
    log.debug("Going on without the account cache", failure);
    return Mono.empty();
  }

  private static String key(long id) {
    return "user_info:" + id;
  }
}
