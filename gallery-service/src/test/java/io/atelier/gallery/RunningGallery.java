package io.atelier.gallery;

import static org.awaitility.Awaitility.await;

import io.atelier.platform.testing.PostgresServer;
import io.atelier.platform.testing.TestIssuer;
import io.atelier.platform.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/**
 * The service on real servers, with objects in a folder of its own; shared by the tests of a JVM.
 */
public final class RunningGallery implements AutoCloseable {

  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final AtomicLong USERS = new AtomicLong(1_000);

  private final TestIssuer issuer = TestIssuer.start();
  private final Path objects;
  private final ConfigurableApplicationContext context;
  private final WebTestClient http;

  public RunningGallery(String amqpUrl) {
    this.objects = temporaryFolder();
    this.context = start(TestServers.postgres(), amqpUrl);
    int port = ((WebServerApplicationContext) context).getWebServer().getPort();
    this.http =
        WebTestClient.bindToServer()
            .baseUrl("http://127.0.0.1:" + port)
            .responseTimeout(PATIENCE)
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(64 << 20))
            .build();
  }

  /** One for all who do not break it. */
  public static RunningGallery shared() {
    return Shared.GALLERY;
  }

  private static final class Shared {
    static final RunningGallery GALLERY = new RunningGallery(TestServers.amqpUrl());
  }

  /** A user nobody else uses. */
  public User newUser() {
    long id = USERS.incrementAndGet();
    return new User(id, issuer.bearer(id, "user" + id));
  }

  public WebTestClient http() {
    return http;
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public List<Map<String, Object>> sql(String statement) {
    return bean(DatabaseClient.class).sql(statement).fetch().all().collectList().block(PATIENCE);
  }

  /** The keys in the object store that hold this text. */
  public List<String> objectKeys(String part) {
    try (Stream<Path> files = Files.walk(objects)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> objects.relativize(file).toString())
          .filter(key -> key.contains(part))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until nothing is left of an upload. */
  public void awaitNoObjects(String uploadId) {
    await().atMost(PATIENCE).until(() -> objectKeys(uploadId).isEmpty());
  }

  @Override
  public void close() {
    context.close();
    issuer.close();
  }

  private ConfigurableApplicationContext start(PostgresServer postgres, String amqpUrl) {
    return new SpringApplicationBuilder(GalleryApplication.class)
        .run(
            "--server.port=0",
            "--spring.r2dbc.url=r2dbc:" + postgres.url() + "?schema=gallery",
            "--spring.r2dbc.username=" + postgres.user(),
            "--spring.r2dbc.password=" + postgres.password(),
            "--spring.flyway.url=jdbc:" + postgres.url(),
            "--spring.flyway.user=" + postgres.user(),
            "--spring.flyway.password=" + postgres.password(),
            "--spring.data.redis.url=" + TestServers.redisUrl(),
            "--atelier.messaging.url=" + amqpUrl,
            "--atelier.objects.dir=" + objects,
            "--atelier.web.jwks-uri=" + issuer.jwksUri(),
            "--atelier.gallery.ingest.first-backoff=50ms",
            "--atelier.gallery.ingest.sweep-every=1h");
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("gallery-objects");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A caller of the service. */
  public final class User {

    private final long id;
    private final String bearer;

    User(long id, String bearer) {
      this.id = id;
      this.bearer = bearer;
    }

    public long id() {
      return id;
    }

    public void authorize(HttpHeaders headers) {
      headers.set(HttpHeaders.AUTHORIZATION, bearer);
    }

    public WebTestClient.ResponseSpec get(String uri) {
      return http.get().uri(uri).headers(this::authorize).exchange();
    }

    public WebTestClient.ResponseSpec delete(String uri) {
      return http.delete().uri(uri).headers(this::authorize).exchange();
    }

    public WebTestClient.ResponseSpec post(String uri, Object json) {
      return http.post().uri(uri).headers(this::authorize).bodyValue(json).exchange();
    }

    public WebTestClient.ResponseSpec getIfNoneMatch(String uri, String etag) {
      return http.get()
          .uri(uri)
          .headers(this::authorize)
          .header(HttpHeaders.IF_NONE_MATCH, etag)
          .exchange();
    }

    /** Makes a category and gives its id. */
    public String createCategory(String name) {
      var request =
          Map.of(
              "cover",
              Pictures.base64(Pictures.png(64, 48)),
              "category_name",
              name,
              "description",
              "about " + name);
      return data(post("/api/v1/createCategory", request)).get("category_id").asString();
    }

    /** Uploads a picture and gives the upload's id. */
    public String upload(byte[] picture, String categoryId) {
      var request =
          Map.of(
              "work_image", Pictures.base64(picture), "category_id", categoryId, "prompt", "a cat");
      return data(post("/api/v1/uploadWork", request)).get("upload_id").asString();
    }

    /** Waits until an upload is through and gives it. */
    public JsonNode settled(String uploadId) {
      return await()
          .atMost(PATIENCE)
          .until(
              () -> data(get("/api/v1/uploads/" + uploadId)),
              upload -> !upload.get("status").asString().matches("ACCEPTED|PROCESSING"));
    }

    /** The {@code data} of a successful answer. */
    public JsonNode data(WebTestClient.ResponseSpec answer) {
      return answer
          .expectStatus()
          .isOk()
          .expectBody(JsonNode.class)
          .returnResult()
          .getResponseBody()
          .get("data");
    }
  }
}
