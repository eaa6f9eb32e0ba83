package io.atelier.generation.openai;

import io.atelier.platform.objectstore.ObjectStore;
import io.atelier.platform.objectstore.StoredObject;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Links that show a picture to whoever holds them, for a while. They live in Redis, name nothing by
 * themselves and cannot be guessed.
 */
@Component
final class ImageLinks {
  private static final int TOKEN_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ReactiveStringRedisTemplate redis;
  private final ObjectStore objects;
  private final OpenAiProperties properties;

  ImageLinks(ReactiveStringRedisTemplate redis, ObjectStore objects, OpenAiProperties properties) {
    this.redis = redis;
    this.objects = objects;
    this.properties = properties;
  }

  /** A new link to an object, absolute. */
  Mono<String> to(String objectKey) {
    return Mono.fromSupplier(ImageLinks::newToken)
        .flatMap(
            token ->
                redis
                    .opsForValue()
                    .set(key(token), objectKey, properties.linksFor())
                    .thenReturn(properties.publicUrl().resolve("/v1/images/files/" + token)))
        .map(Object::toString);
  }

  /** Errors with {@link ImagesProblem.LinkNotFound}. */
  Mono<StoredObject> open(String token) {
    return redis
        .opsForValue()
        .get(key(token))
        .flatMap(objects::get)
        .switchIfEmpty(Mono.error(ImagesProblem.LinkNotFound::new));
  }

  private static String newToken() {
    byte[] token = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(token);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  private static String key(String token) {
    return "image_link:" + token;
  }
}
