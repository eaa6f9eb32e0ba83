package io.atelier.generation;

import io.atelier.generation.work.GateConfiguration;
import io.atelier.platform.objectstore.ObjectStore;
import io.atelier.platform.testing.PostgresServer;
import io.atelier.platform.testing.TestIssuer;
import io.atelier.platform.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** The whole service on a free port, with a database of its own and real servers behind it. */
public final class RunningService implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ConfigurableApplicationContext context;
  private final TestIssuer issuer = TestIssuer.start();
  private final Path data;

  private RunningService(PostgresServer postgres, Map<String, Object> settings) {
    data = temporaryFolder();
    Map<String, Object> all = new HashMap<>();
    all.put("server.port", 0);
    all.put("atelier.web.jwks-uri", issuer.jwksUri());
    all.put("ATELIER_POSTGRES_URL", postgres.url());
    all.put("ATELIER_POSTGRES_USER", postgres.user());
    all.put("ATELIER_POSTGRES_PASSWORD", postgres.password());
    all.put("ATELIER_REDIS_URL", TestServers.redisUrl());
    all.put("ATELIER_RABBITMQ_URL", TestServers.amqpUrl());
    all.put("ATELIER_DATA_DIR", data.toString());
    all.put("atelier.generation.sweep.every", "100ms");
    all.put("atelier.generation.results.keep", "0s"); // tests make one photo twice and mean it
    all.putAll(settings);
    context =
        new SpringApplicationBuilder(GenerationApplication.class, GateConfiguration.class)
            .run(
                all.entrySet().stream()
                    .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new));
  }

  /**
   * @param settings properties beside those that every test needs
   */
  public static RunningService start(Map<String, Object> settings) {
    return new RunningService(TestServers.postgres(), settings);
  }

  public String url() {
    return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
  }

  /** An access token of this user. */
  public String token(long userId) {
    return issuer.token(userId, "user" + userId);
  }

  public WebTestClient http() {
    return WebTestClient.bindToServer()
        .baseUrl(url())
        .responseTimeout(PATIENCE)
        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(32 << 20))
        .filter(RunningService::readWhole)
        .build();
  }

  /** Whether a test looks at an answer's body or not: unread, its buffers would leak. */
  private static Mono<ClientResponse> readWhole(ClientRequest request, ExchangeFunction next) {
    return next.exchange(request)
        .flatMap(
            answer ->
                answer
                    .bodyToMono(byte[].class)
                    .defaultIfEmpty(new byte[0])
                    .map(DefaultDataBufferFactory.sharedInstance::wrap)
                    .map(
                        body ->
                            ClientResponse.create(answer.statusCode(), answer.strategies())
                                .request(answer.request())
                                .headers(all -> all.addAll(answer.headers().asHttpHeaders()))
                                .body(Flux.just(body))
                                .build()));
  }

  /** Speaks as this user. */
  public WebTestClient httpAs(long userId) {
    return http()
        .mutate()
        .defaultHeader("Authorization", issuer.bearer(userId, "user" + userId))
        .build();
  }

  /** Speaks as this user, an administrator. */
  public WebTestClient httpAsAdmin(long userId) {
    String token = issuer.withRoles(userId, "user" + userId, "user", "admin");
    return http().mutate().defaultHeader("Authorization", "Bearer " + token).build();
  }

  /** Submits a job that must be accepted; its id. */
  public static String createJob(WebTestClient user, Map<String, Object> body) {
    return user.post()
        .uri("/api/v1/jobs")
        .bodyValue(body)
        .exchange()
        .expectStatus()
        .isAccepted()
        .expectBody(JsonNode.class)
        .returnResult()
        .getResponseBody()
        .at("/data/job_id")
        .asString();
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public DatabaseClient database() {
    return bean(DatabaseClient.class);
  }

  public ObjectStore objects() {
    return bean(ObjectStore.class);
  }

  /** Runs SQL and gives how many rows it changed. */
  public long execute(String sql) {
    return database().sql(sql).fetch().rowsUpdated().block(PATIENCE);
  }

  /** Waits until a row of {@code jobs} has this status. */
  public void awaitStatus(long id, String status) {
    eventually(
        () -> query("select status from jobs where id = " + id, String.class), status::equals);
  }

  public <T> T query(String sql, Class<T> type) {
    return database().sql(sql).mapValue(type).one().block(PATIENCE);
  }

  /** Asks until the answer is the expected one; fails after a generous while. */
  public static <T> T eventually(Callable<T> question, Predicate<T> expected) {
    return Mono.fromCallable(question)
        .subscribeOn(Schedulers.boundedElastic())
        .filter(expected)
        .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(20)))
        .timeout(PATIENCE)
        .block();
  }

  @Override
  public void close() {
    context.close();
    issuer.close();
    try {
      FileSystemUtils.deleteRecursively(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("generation-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
