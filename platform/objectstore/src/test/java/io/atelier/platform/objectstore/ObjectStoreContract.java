package io.atelier.platform.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What every {@link ObjectStore} promises. */
interface ObjectStoreContract {

  Duration PATIENCE = Duration.ofSeconds(30);

  ObjectStore store();

  @Test
  default void givesBackWhatWasPut() {
    String key = freshKey();
    byte[] body = bytes(3_000_000);

    StoredObject read = await(store().put(key, body, "image/webp").then(store().get(key)));

    assertThat(read.body()).isEqualTo(body);
    assertThat(read.mediaType()).isEqualTo("image/webp");
    assertThat(read.etag()).isNotBlank().doesNotContain("\"");
  }

  @Test
  default void givesBackAnEmptyBody() {
    String key = freshKey();

    StoredObject read = await(store().put(key, new byte[0], "text/plain").then(store().get(key)));

    assertThat(read.body()).isEmpty();
    assertThat(read.mediaType()).isEqualTo("text/plain");
  }

  @Test
  default void isEmpty_whenNothingIsUnderTheKey() {
    StepVerifier.create(store().get(freshKey())).expectComplete().verify(PATIENCE);
  }

  @Test
  default void replacesTheObject_whenTheKeyIsPutAgain() {
    String key = freshKey();
    StoredObject first = await(store().put(key, text("one"), "text/plain").then(store().get(key)));

    StoredObject second =
        await(store().put(key, text("three"), "image/png").then(store().get(key)));

    assertThat(second.body()).isEqualTo(text("three"));
    assertThat(second.mediaType()).isEqualTo("image/png");
    assertThat(second.etag()).isNotEqualTo(first.etag());
  }

  @Test
  default void deletes_andDeletesAgain() {
    String key = freshKey();

    Mono<StoredObject> afterDeletes =
        store()
            .put(key, text("gone"), "text/plain")
            .then(store().delete(key))
            .then(store().delete(key))
            .then(store().get(key));

    StepVerifier.create(afterDeletes).expectComplete().verify(PATIENCE);
  }

  @Test
  default void listsTheKeysUnderAPrefix() {
    String folder = freshKey();
    List<String> keys = List.of(folder + "/a", folder + "/ab/c", folder + "/b");
    await(
        Flux.fromIterable(keys)
            .concatMap(key -> store().put(key, text(key), "text/plain"))
            .then(Mono.just(1)));

    assertThat(await(store().list(folder + "/").collectList()))
        .containsExactlyInAnyOrderElementsOf(keys);
    assertThat(await(store().list(folder + "/a").collectList()))
        .containsExactlyInAnyOrder(folder + "/a", folder + "/ab/c");
    assertThat(await(store().list(folder + "/none").collectList())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/a",
        "a//b",
        "../a",
        "a/../b",
        "a/.",
        ".tmp/a",
        "a\\b",
        "a b",
        "a/",
        "ä",
        "a\u0000b"
      })
  default void refusesAKeyThatIsNotSafe(String key) {
    StepVerifier.create(Mono.defer(() -> store().put(key, text("x"), "text/plain")))
        .expectError(IllegalArgumentException.class)
        .verify(PATIENCE);
  }

  static <T> T await(Mono<T> mono) {
    return mono.blockOptional(PATIENCE).orElseThrow();
  }

  static String freshKey() {
    return "contract/" + UUID.randomUUID();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(int length) {
    byte[] body = new byte[length];
    new Random(7).nextBytes(body);
    return body;
  }
}
