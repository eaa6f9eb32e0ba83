package io.atelier.platform.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class FileObjectStoreTest implements ObjectStoreContract {

  private static final Scheduler SCHEDULER = Schedulers.newBoundedElastic(4, 1000, "object-files");

  @TempDir private Path folder;

  @Override
  public ObjectStore store() {
    return new FileObjectStore(folder, SCHEDULER);
  }

  @AfterAll
  static void stop() {
    SCHEDULER.dispose();
  }

  @Test
  void leavesNothingBehind_whenAWriteFails() throws Exception {
    Files.createDirectories(folder.resolve("taken/inside"));

    StepVerifier.create(store().put("taken", new byte[] {1}, "text/plain"))
        .expectError(ObjectStoreException.class)
        .verify(PATIENCE);

    try (Stream<Path> temporary = Files.list(folder.resolve(".tmp"))) {
      assertThat(temporary).isEmpty();
    }
  }

  @Test
  void fails_whenAFileIsDamaged() throws Exception {
    Files.write(folder.resolve("damaged"), new byte[0]);

    StepVerifier.create(store().get("damaged"))
        .expectError(ObjectStoreException.class)
        .verify(PATIENCE);
  }

  @Test
  void keepsAnObjectReadableAsAPlainPicture() throws Exception {
    store().put("a/picture", new byte[] {1, 2, 3}, "image/png").block(PATIENCE);

    assertThat(Files.readAllBytes(folder.resolve("a/picture"))).startsWith(1, 2, 3);
  }

  /** Not in the contract's tests because S3Mock, unlike S3, tears racing writes. */
  @Test
  void readersSeeOneWholeWrite_whenWritersRace() {
    String key = ObjectStoreContract.freshKey();
    Mono<Void> writes =
        Flux.range(1, 12)
            .flatMap(n -> store().put(key, filled(n.byteValue()), "text/" + n), 4)
            .then();
    Flux<StoredObject> reads = Flux.range(0, 24).flatMap(n -> store().get(key), 4);

    List<StoredObject> seen =
        ObjectStoreContract.await(Mono.when(writes).thenMany(reads).mergeWith(reads).collectList());

    assertThat(seen)
        .hasSizeGreaterThanOrEqualTo(24)
        .allSatisfy(
            object -> {
              byte mark = object.body()[0];
              assertThat(object.body()).isEqualTo(filled(mark));
              assertThat(object.mediaType()).isEqualTo("text/" + mark);
            });
  }

  private static byte[] filled(byte mark) {
    byte[] body = new byte[200_000];
    Arrays.fill(body, mark);
    return body;
  }
}
