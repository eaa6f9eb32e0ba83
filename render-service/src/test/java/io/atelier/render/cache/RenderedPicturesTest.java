package io.atelier.render.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class RenderedPicturesTest {
  private static final byte[] PICTURE = {1, 2, 3};

  private static final CacheProperties PROPERTIES =
      new CacheProperties(
          DataSize.ofKilobytes(1),
          new CacheProperties.Shared(
              false, Duration.ofHours(1), DataSize.ofKilobytes(1), Duration.ofMillis(50), 8));
  private static final LettuceConnectionFactory NOBODY = new LettuceConnectionFactory();

  private final RenderedPictures pictures =
      new RenderedPictures(PROPERTIES, new SharedPictures(NOBODY, PROPERTIES));
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void makesAPictureOnce_whenAskedAgain() {
    Mono<byte[]> make = counted(Mono.just(PICTURE));

    StepVerifier.create(pictures.get("a", true, make)).expectNext(PICTURE).verifyComplete();
    StepVerifier.create(pictures.get("a", true, make)).expectNext(PICTURE).verifyComplete();

    assertThat(made).hasValue(1);
  }

  @Test
  void makesAPictureOnce_whenManyAskAtOnceAndOneLeaves() {
    Sinks.One<byte[]> rendering = Sinks.one();
    Mono<byte[]> make = counted(rendering.asMono());
    var first = pictures.get("a", true, make).subscribe();
    var second =
        StepVerifier.create(pictures.get("a", true, make))
            .expectNext(PICTURE)
            .expectComplete()
            .verifyLater();

    first.dispose();
    rendering.tryEmitValue(PICTURE);

    second.verify();
    assertThat(made).hasValue(1);
  }

  @Test
  void triesAgain_afterAFailure() {
    StepVerifier.create(
            pictures.get("a", true, counted(Mono.error(new IllegalStateException("no")))))
        .verifyError(IllegalStateException.class);

    StepVerifier.create(pictures.get("a", true, counted(Mono.just(PICTURE))))
        .expectNext(PICTURE)
        .verifyComplete();

    assertThat(made).hasValue(2);
  }

  private Mono<byte[]> counted(Mono<byte[]> make) {
    return make.doOnSubscribe(s -> made.incrementAndGet());
  }
}
