package io.atelier.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tiny real service: tells what reached it as JSON. Paths ending in {@code /late} answer after a
 * second, in {@code /hang-up} not at all, in {@code /teapot} with 418.
 */
final class Upstream {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Its own: a gateway that closes takes the shared ones with it. */
  private static final LoopResources LOOPS = LoopResources.create("upstream", 1, true);

  private final DisposableServer server =
      HttpServer.create().runOn(LOOPS).host("127.0.0.1").port(0).handle(Upstream::answer).bindNow();

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  private static Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
    Mono<Integer> length =
        request.receive().aggregate().map(b -> b.readableBytes()).defaultIfEmpty(0);
    if (request.uri().endsWith("/hang-up")) {
      return length.then(
          Mono.fromRunnable(() -> request.withConnection(connection -> connection.dispose())));
    }
    int status = request.uri().endsWith("/teapot") ? 418 : 200;
    Duration delay = request.uri().endsWith("/late") ? Duration.ofSeconds(1) : Duration.ZERO;
    return length
        .delayElement(delay)
        .flatMap(
            read ->
                response
                    .status(status)
                    .header("Content-Type", "application/json")
                    .header("X-Request-Id", "upstream")
                    .header("Server", "secret/1.0")
                    .sendString(Mono.just(JSON.writeValueAsString(seen(request, read))))
                    .then());
  }

  private static Map<String, Object> seen(HttpServerRequest request, int length) {
    Map<String, Object> headers = new TreeMap<>();
    request.requestHeaders().forEach(h -> headers.put(h.getKey().toLowerCase(), h.getValue()));
    return Map.of(
        "method",
        request.method().name(),
        "uri",
        request.uri(),
        "headers",
        headers,
        "length",
        length);
  }
}
