package io.atelier.generation.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.generation.result.ResultKey;
import io.atelier.platform.objectstore.StoredObject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

class ResultCacheTest {
  private static final ResultKey KEY = new ResultKey("k");

  private final ResultCache cache =
      new ResultCache(
          new ConvertProperties(
              Duration.ofSeconds(1),
              Duration.ofSeconds(1),
              DataSize.ofMegabytes(1),
              Duration.ofHours(1)));
  private final AtomicInteger made = new AtomicInteger();
  private final Mono<StoredObject> make =
      Mono.fromSupplier(
          () -> new StoredObject(new byte[] {(byte) made.incrementAndGet()}, "image/png", "e"));

  @Test
  void remembersAPicture() {
    cache.get(KEY, make, () -> true).block();
    cache.get(KEY, make, () -> true).block();

    assertThat(made).hasValue(1);
  }

  @Test
  void remembersNothing_whenAnotherVersionMayHaveMadeIt() {
    cache.get(KEY, make, () -> false).block();
    cache.get(KEY, make, () -> true).block();

    assertThat(made).hasValue(2);
  }
}
