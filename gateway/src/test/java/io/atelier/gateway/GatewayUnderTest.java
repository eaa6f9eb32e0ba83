package io.atelier.gateway;

import io.atelier.platform.live.LiveEvents;
import io.atelier.platform.testing.TestIssuer;
import io.atelier.platform.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real gateway on a free port before a real upstream, Redis and issuer. */
final class GatewayUnderTest implements AutoCloseable {

  static final TestIssuer ISSUER = TestIssuer.start();
  static final Upstream UPSTREAM = new Upstream();
  static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ConfigurableApplicationContext context;

  private GatewayUnderTest(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** The one that most tests share. */
  static GatewayUnderTest shared() {
    return Shared.GATEWAY;
  }

  static GatewayUnderTest start(String redisUrl, String... arguments) {
    Stream<String> own =
        Stream.of(
            "--spring.config.additional-location=classpath:/gateway-under-test.yml",
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--spring.data.redis.url=" + redisUrl,
            "--atelier.web.jwks-uri=" + ISSUER.jwksUri(),
            "--atelier.gateway.services.auth=" + UPSTREAM.url(),
            "--atelier.gateway.services.gallery=http://127.0.0.1:1");
    return new GatewayUnderTest(
        new SpringApplicationBuilder(GatewayApplication.class)
            .run(Stream.concat(own, Stream.of(arguments)).toArray(String[]::new)));
  }

  int port() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  LiveEvents live() {
    return context.getBean(LiveEvents.class);
  }

  ReactiveStringRedisTemplate redis() {
    return context.getBean(ReactiveStringRedisTemplate.class);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(Duration.ofSeconds(20));
  }

  HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = request(path);
    return send(headers.length == 0 ? request.build() : request.headers(headers).build());
  }

  static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  @Override
  public void close() {
    context.close();
  }

  private static final class Shared {
    static final GatewayUnderTest GATEWAY =
        // Generous, so that a slow machine is not taken for an absent Redis.
        start(TestServers.redisUrl(), "--atelier.gateway.limits.redis-deadline=5s");
  }
}
