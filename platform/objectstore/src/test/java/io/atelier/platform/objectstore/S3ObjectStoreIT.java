package io.atelier.platform.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import software.amazon.awssdk.services.s3.S3AsyncClient;

class S3ObjectStoreIT implements ObjectStoreContract {

  private static final int PAGE = 4;
  private static final int WRITES_AT_ONCE = 16;

  @TempDir private static Path folder;

  private static S3MockServer server;
  private static S3AsyncClient client;

  @BeforeAll
  static void start() throws Exception {
    server = S3MockServer.start(folder);
    client = clientOf(server.endpoint());
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    server.close();
  }

  @Override
  public ObjectStore store() {
    return store("atelier");
  }

  @Test
  void listsEveryPage() {
    ObjectStore store = store("many");
    Mono<Void> puts =
        Flux.range(0, 2 * PAGE + 1)
            .flatMap(n -> store.put("page/" + n, new byte[] {1}, "text/plain"), WRITES_AT_ONCE)
            .then();

    StepVerifier.create(puts.thenMany(store.list("page/")).distinct().count())
        .expectNext(2L * PAGE + 1)
        .expectComplete()
        .verify(PATIENCE);
  }

  @Test
  void makesTheBucketOnce_whenManyStart() {
    Flux<Void> puts =
        Flux.range(0, 8).flatMap(n -> store("raced").put("key-" + n, new byte[] {1}, "text/plain"));

    StepVerifier.create(puts).expectComplete().verify(PATIENCE);
  }

  @Test
  void saysSoAndStopsCalling_whenTheServiceIsAway() throws Exception {
    URI nobody = URI.create("http://127.0.0.1:" + unusedPort());
    var calls = new AtomicInteger();
    try (S3AsyncClient away = clientOf(nobody)) {
      ObjectStore store =
          new S3ObjectStore(away, "atelier", PAGE, new RemoteCallPolicy(Duration.ofSeconds(2), 2));
      Mono<Void> puts =
          Flux.range(0, 20)
              .concatMap(
                  n ->
                      store
                          .put("key", new byte[] {1}, "text/plain")
                          .doOnError(ObjectStoreException.class, e -> calls.incrementAndGet())
                          .onErrorComplete())
              .then();

      StepVerifier.create(puts).expectComplete().verify(PATIENCE);
      StepVerifier.create(store.get("key"))
          .expectErrorSatisfies(
              e ->
                  assertThat(e)
                      .isInstanceOf(ObjectStoreException.class)
                      .hasRootCauseInstanceOf(CallNotPermittedException.class))
          .verify(PATIENCE);
      assertThat(calls).hasValue(20);
    }
  }

  private static ObjectStore store(String bucket) {
    return new S3ObjectStore(client, bucket, PAGE, new RemoteCallPolicy(Duration.ofSeconds(20), 3));
  }

  private static S3AsyncClient clientOf(URI endpoint) {
    return new S3ObjectStoreAutoConfiguration()
        .objectStoreClient(
            new S3Properties(
                endpoint, "us-east-1", "atelier", "id", "secret", Duration.ofSeconds(20), 3, 50));
  }

  private static int unusedPort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
