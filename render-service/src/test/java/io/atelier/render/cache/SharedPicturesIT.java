package io.atelier.render.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atelier.platform.testing.TestServers;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

class SharedPicturesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final byte[] PICTURE = {1, 2, 3};
  private static final CacheProperties PROPERTIES =
      new CacheProperties(
          DataSize.ofKilobytes(1),
          new CacheProperties.Shared(
              true, Duration.ofHours(1), DataSize.ofBytes(100), Duration.ofSeconds(5), 8));

  private final LettuceConnectionFactory connections = connections(TestServers.redisUrl());
  private final SharedPictures shared = new SharedPictures(connections, PROPERTIES);
  private final String digest = UUID.randomUUID().toString();

  @AfterEach
  void close() {
    shared.destroy();
    connections.destroy();
  }

  @Test
  void givesAnotherInstanceThePicture_madeByThisOne() {
    var made = new AtomicInteger();
    Mono<byte[]> make = Mono.fromCallable(() -> PICTURE).doOnSubscribe(s -> made.incrementAndGet());

    new RenderedPictures(PROPERTIES, shared).get(digest, true, make).block(PATIENCE);
    await().atMost(PATIENCE).until(() -> shared.get(digest).block(PATIENCE) != null);
    byte[] again = new RenderedPictures(PROPERTIES, shared).get(digest, true, make).block(PATIENCE);

    assertThat(again).isEqualTo(PICTURE);
    assertThat(made).hasValue(1);
    assertThat(new StringRedisTemplate(connections).getExpire("render:" + digest))
        .isBetween(3_000L, 3_600L);
  }

  @Test
  void doesNotAskRedis_forWhatIsCheaperToMake() {
    shared.offer(digest, new byte[] {9});
    await().atMost(PATIENCE).until(() -> shared.get(digest).block(PATIENCE) != null);

    byte[] made =
        new RenderedPictures(PROPERTIES, shared)
            .get(digest, false, Mono.just(PICTURE))
            .block(PATIENCE);

    assertThat(made).isEqualTo(PICTURE);
  }

  @Test
  void doesNotKeepLargePictures() {
    String small = UUID.randomUUID().toString();
    shared.offer(digest, new byte[101]);
    shared.offer(small, PICTURE);
    await().atMost(PATIENCE).until(() -> shared.get(small).block(PATIENCE) != null);

    assertThat(shared.get(digest).block(PATIENCE)).isNull();
  }

  @Test
  void hasNone_whileRedisIsAway() {
    LettuceConnectionFactory nowhere = connections("redis://127.0.0.1:1");
    var away = new SharedPictures(nowhere, PROPERTIES);
    try {
      byte[] made =
          new RenderedPictures(PROPERTIES, away)
              .get(digest, true, Mono.just(PICTURE))
              .block(PATIENCE);

      assertThat(made).isEqualTo(PICTURE);
    } finally {
      away.destroy();
      nowhere.destroy();
    }
  }

  private static LettuceConnectionFactory connections(String url) {
    URI server = URI.create(url);
    var connections = new LettuceConnectionFactory(server.getHost(), server.getPort());
    String user = server.getUserInfo();
    if (user != null) {
      connections.getStandaloneConfiguration().setPassword(user.substring(user.indexOf(':') + 1));
    }
    connections.afterPropertiesSet();
    connections.start();
    return connections;
  }
}
