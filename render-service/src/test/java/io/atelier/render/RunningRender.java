package io.atelier.render;

import static org.awaitility.Awaitility.await;

import io.atelier.platform.testing.PostgresServer;
import io.atelier.platform.testing.TestIssuer;
import io.atelier.platform.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.util.DefaultUriBuilderFactory;

/** The service on real servers, with objects in a folder of its own. */
public final class RunningRender implements AutoCloseable {
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final AtomicLong USERS = new AtomicLong(1_000);

  private final TestIssuer issuer = TestIssuer.start();
  private final ConfigurableApplicationContext context;
  private final WebTestClient http;

  private RunningRender(PostgresServer postgres, String redisUrl, String... more) {
    Path data = temporaryFolder();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--spring.r2dbc.url=r2dbc:" + postgres.url() + "?schema=render",
                "--spring.r2dbc.username=" + postgres.user(),
                "--spring.r2dbc.password=" + postgres.password(),
                "--spring.flyway.url=jdbc:" + postgres.url(),
                "--spring.flyway.user=" + postgres.user(),
                "--spring.flyway.password=" + postgres.password(),
                "--spring.data.redis.url=" + redisUrl,
                "--atelier.render.signing.data-dir=" + data,
                "--atelier.objects.dir=" + data.resolve("objects"),
                "--atelier.web.jwks-uri=" + issuer.jwksUri()));
    arguments.addAll(List.of(more));
    this.context =
        new SpringApplicationBuilder(RenderApplication.class).run(arguments.toArray(String[]::new));
    int port = ((WebServerApplicationContext) context).getWebServer().getPort();
    var addresses = new DefaultUriBuilderFactory("http://127.0.0.1:" + port);
    addresses.setEncodingMode(DefaultUriBuilderFactory.EncodingMode.NONE); // tests write them whole
    this.http =
        WebTestClient.bindToServer()
            .uriBuilderFactory(addresses)
            .responseTimeout(PATIENCE)
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(64 << 20))
            .build();
  }

  /** One for all who do not break it. */
  public static RunningRender shared() {
    return Shared.RENDER;
  }

  /** One of its own, with settings of its own. */
  public static RunningRender with(String... settings) {
    var render = new RunningRender(TestServers.postgres(), TestServers.redisUrl(), settings);
    render.awaitTemplates();
    return render;
  }

  /** One whose PostgreSQL and Redis do not answer. */
  public static RunningRender alone() {
    return new RunningRender(
        new PostgresServer("postgresql://127.0.0.1:1/atelier", "nobody", "nothing"),
        "redis://127.0.0.1:1");
  }

  private static final class Shared {
    static final RunningRender RENDER = with();
  }

  public WebTestClient http() {
    return http;
  }

  /** A client whose calls are those of a user nobody else uses. */
  public User newUser() {
    long id = USERS.incrementAndGet();
    String bearer = issuer.bearer(id, "user" + id);
    return new User(
        id, http.mutate().defaultHeaders(headers -> headers.set("Authorization", bearer)).build());
  }

  public record User(long id, WebTestClient http) {}

  /** Until the schema, which is migrated beside the start, is there. */
  private void awaitTemplates() {
    WebTestClient somebody = newUser().http();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                somebody
                    .get()
                    .uri("/api/v1/render/templates")
                    .exchange()
                    .returnResult(Void.class)
                    .getStatus()
                    .is2xxSuccessful());
  }

  @Override
  public void close() {
    context.close();
    issuer.close();
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("render");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
