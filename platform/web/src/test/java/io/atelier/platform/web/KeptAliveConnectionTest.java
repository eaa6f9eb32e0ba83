package io.atelier.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/**
 * The HTTP server all services stand on. Reactor Netty 1.3.6 and 1.3.7 left about one request in a
 * thousand unanswered here: one that was queued behind an answer from another thread and answered
 * at once itself.
 */
class KeptAliveConnectionTest {
  private static final int REQUESTS = 400;

  @Test
  void answersEveryRequest_whileTheOneBeforeIsNotQuiteDone() throws Exception {
    DisposableServer server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(
                routes ->
                    routes
                        .get("/slow-to-end", (in, out) -> empty(out).then(later()))
                        .get("/at-once", (in, out) -> answer(out)))
            .bindNow();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int i = 0; i < REQUESTS; i++) {
        String path = i % 2 == 0 ? "/slow-to-end" : "/at-once";
        URI address = URI.create("http://127.0.0.1:" + server.port() + path);
        var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();

        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
            .isEqualTo(200);
      }
    } finally {
      server.disposeNow();
    }
  }

  /** The answer is out, its handler is not done: the next request comes in between. */
  private static Mono<Void> later() {
    return Mono.delay(Duration.ofMillis(2)).then();
  }

  private static Mono<Void> empty(HttpServerResponse out) {
    return out.header("Content-Length", "0").sendHeaders().then();
  }

  private static Mono<Void> answer(HttpServerResponse out) {
    return out.header("Content-Length", "6")
        .sendObject(Unpooled.copiedBuffer("answer", java.nio.charset.StandardCharsets.US_ASCII))
        .then();
  }
}
