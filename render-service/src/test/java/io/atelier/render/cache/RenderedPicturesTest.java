package io.atelier.render.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class RenderedPicturesTest {
  private static final byte[] PICTURE = {1, 2, 3};

  private final RenderedPictures pictures =
      new RenderedPictures(new CacheProperties(DataSize.ofKilobytes(1)));
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void makesAPictureOnce_whenAskedAgain() {
    Mono<byte[]> make = counted(Mono.just(PICTURE));

    StepVerifier.create(pictures.get("a", make)).expectNext(PICTURE).verifyComplete();
    StepVerifier.create(pictures.get("a", make)).expectNext(PICTURE).verifyComplete();

    assertThat(made).hasValue(1);
  }

  @Test
  void makesAPictureOnce_whenManyAskAtOnceAndOneLeaves() {
    Sinks.One<byte[]> rendering = Sinks.one();
    Mono<byte[]> make = counted(rendering.asMono());
    var first = pictures.get("a", make).subscribe();
    var second =
        StepVerifier.create(pictures.get("a", make))
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
    StepVerifier.create(pictures.get("a", counted(Mono.error(new IllegalStateException("no")))))
        .verifyError(IllegalStateException.class);

    StepVerifier.create(pictures.get("a", counted(Mono.just(PICTURE))))
        .expectNext(PICTURE)
        .verifyComplete();

    assertThat(made).hasValue(2);
  }

  private Mono<byte[]> counted(Mono<byte[]> make) {
    return make.doOnSubscribe(s -> made.incrementAndGet());
  }
}
