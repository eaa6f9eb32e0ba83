package io.atelier.generation.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.atelier.generation.Photographs;
import io.atelier.generation.RunningService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Jobs that end, and a server that wants to hear of it. */
final class WebhooksIT {
  private static final long ALICE = 7;
  private static final List<Call> heard = new CopyOnWriteArrayList<>();
  private static final AtomicInteger refusals = new AtomicInteger();
  private static HttpServer server;
  private static RunningService service;
  private static WebTestClient alice;

  /** What arrived. */
  private record Call(String path, Headers headers, byte[] body) {
    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }
  }

  @BeforeAll
  static void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", WebhooksIT::answer);
    server.start();
    service =
        RunningService.start(
            Map.of(
                "atelier.generation.webhooks.allowed-hosts", "127.0.0.1",
                "atelier.generation.webhooks.first-backoff", "50ms",
                "atelier.generation.webhooks.attempts", "3"));
    alice = service.httpAs(ALICE);
  }

  @AfterAll
  static void stop() {
    service.close();
    server.stop(0);
  }

  @BeforeEach
  void forget() {
    service.execute("delete from webhooks");
    heard.clear();
    refusals.set(0);
  }

  @Test
  void sendsTheEndedJob_signed() {
    var webhook = register("/hook").path("data");

    long job = submit();

    var call = heardOf(job).getFirst();
    assertThat(call.headers().getFirst("Content-Type")).isEqualTo("application/cloudevents+json");
    var event = call.json();
    assertThat(event.path("specversion").asString()).isEqualTo("1.0");
    assertThat(event.path("type").asString()).isEqualTo("job.succeeded");
    assertThat(event.path("subject").asString()).isEqualTo(Long.toString(job));
    assertThat(event.at("/data/status").asString()).isEqualTo("SUCCEEDED");
    assertThat(event.at("/data/output/sha256").asString()).hasSize(64);
    String id = call.headers().getFirst("webhook-id");
    assertThat(id).isEqualTo(event.path("id").asString());
    assertThat(call.headers().getFirst("webhook-signature"))
        .isEqualTo(
            Signature.of(
                webhook.path("secret").asString(),
                id,
                Long.parseLong(call.headers().getFirst("webhook-timestamp")),
                call.body()));
    RunningService.eventually(WebhooksIT::owed, left -> left == 0);
  }

  @Test
  void sendsAgain_whenRefused_underTheSameId() {
    register("/hook");
    refusals.set(2);

    long job = submit();

    var calls = RunningService.eventually(() -> heardOf(job), all -> all.size() == 3);
    assertThat(calls)
        .extracting(call -> call.headers().getFirst("webhook-id"))
        .containsOnly("job.succeeded:" + job);
    RunningService.eventually(WebhooksIT::owed, left -> left == 0);
  }

  @Test
  void givesUp_afterTheLastAttempt() {
    register("/hook");
    refusals.set(1000);

    long job = submit();

    RunningService.eventually(() -> heardOf(job), all -> all.size() == 3);
    RunningService.eventually(WebhooksIT::owed, left -> left == 0);
    assertThat(heardOf(job)).hasSize(3);
  }

  /** The trigger owes it with the job's end, so it is there whoever died meanwhile. */
  @Test
  void owesTheCall_fromTheMomentTheJobEnds() {
    register("/hook");
    service.execute(
        """
        insert into jobs (id, owner, status, model, prompt, output_format, input_format,
          input_width, input_height, input_bytes, input_sha256, available_at)
        values (5, 'user:7', 'QUEUED', 'tiny', '', 'PNG', 'JPEG', 64, 48, 1, '',
          now() + interval '1 hour')
        """);

    service.execute("update jobs set status = 'CANCELLED', finished_at = now() where id = 5");

    assertThat(RunningService.eventually(() -> heardOf(5), all -> !all.isEmpty()))
        .extracting(call -> call.json().path("type").asString())
        .containsExactly("job.cancelled");
    service.execute("delete from jobs where id = 5");
  }

  @Test
  void followsNoRedirect() {
    register("/redirect");

    submit();

    RunningService.eventually(WebhooksIT::owed, left -> left == 0);
    assertThat(heard).extracting(Call::path).hasSize(3).containsOnly("/redirect");
  }

  @Test
  void tellsOnlyWhatIsWanted_andOnlyTheOwner() {
    alice
        .post()
        .uri("/api/v1/webhooks")
        .bodyValue(Map.of("url", url("/failures"), "events", List.of("job.failed")))
        .exchange()
        .expectStatus()
        .isCreated();
    service
        .httpAs(8)
        .post()
        .uri("/api/v1/webhooks")
        .bodyValue(Map.of("url", url("/bob")))
        .exchange();
    register("/all");

    long job = submit();

    heardOf(job);
    RunningService.eventually(WebhooksIT::owed, left -> left == 0);
    assertThat(heard).extracting(Call::path).containsExactly("/all");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/",
        "https://localhost/",
        "https://10.0.0.1/",
        "https://[::1]/",
        "https://169.254.169.254/latest/meta-data",
        "https://2130706433/",
        "https://user@example.org/",
        "https:///nowhere",
        "ftp://127.0.0.1/",
        "not a url"
      })
  void refusesAnAddress_thatMustNotBeCalled(String url) {
    alice
        .post()
        .uri("/api/v1/webhooks")
        .bodyValue(Map.of("url", url))
        .exchange()
        .expectStatus()
        .isEqualTo(422);
  }

  /** A name may come to lead elsewhere after it was registered. */
  @Test
  void looksAtTheAddressAgain_whenItSends() {
    register("/hook");
    service.execute("update webhooks set url = replace(url, '127.0.0.1', 'localhost')");

    submit();

    RunningService.eventually(WebhooksIT::owed, left -> left == 0);
    assertThat(heard).isEmpty();
  }

  @Test
  void listsWithoutSecrets_andDeletes() {
    String id = register("/hook").at("/data/webhook_id").asString();

    var listed =
        alice
            .get()
            .uri("/api/v1/webhooks")
            .exchange()
            .expectBody(JsonNode.class)
            .returnResult()
            .getResponseBody()
            .path("data");

    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).has("secret")).isFalse();
    service.httpAs(8).delete().uri("/api/v1/webhooks/" + id).exchange().expectStatus().isNotFound();
    alice.delete().uri("/api/v1/webhooks/" + id).exchange().expectStatus().isNoContent();
    alice.delete().uri("/api/v1/webhooks/" + id).exchange().expectStatus().isNotFound();
  }

  @Test
  void refusesMoreWebhooks_thanAnOwnerMayHave() {
    for (int i = 0; i < 10; i++) {
      register("/hook" + i);
    }

    alice
        .post()
        .uri("/api/v1/webhooks")
        .bodyValue(Map.of("url", url("/one-more")))
        .exchange()
        .expectStatus()
        .isEqualTo(409);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    heard.add(
        new Call(
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders(),
            exchange.getRequestBody().readAllBytes()));
    if (exchange.getRequestURI().getPath().equals("/redirect")) {
      exchange.getResponseHeaders().add("Location", "/elsewhere");
      exchange.sendResponseHeaders(302, -1);
    } else {
      boolean refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
      exchange.sendResponseHeaders(refused ? 500 : 204, -1);
    }
    exchange.close();
  }

  private static JsonNode register(String path) {
    return alice
        .post()
        .uri("/api/v1/webhooks")
        .bodyValue(Map.of("url", url(path)))
        .exchange()
        .expectStatus()
        .isCreated()
        .expectBody(JsonNode.class)
        .returnResult()
        .getResponseBody();
  }

  private static String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private static List<Call> heardOf(long job) {
    return RunningService.eventually(
        () ->
            heard.stream()
                .filter(call -> call.json().path("subject").asString().equals(Long.toString(job)))
                .toList(),
        calls -> !calls.isEmpty());
  }

  private static long owed() {
    return service.query("select count(*) from webhook_deliveries", Long.class);
  }

  private static long submit() {
    Map<String, Object> body =
        Map.of("prompt", "x", "image", Photographs.dataUrl(Photographs.jpeg(1)));
    long id = Long.parseLong(RunningService.createJob(alice, body));
    service.awaitStatus(id, "SUCCEEDED");
    return id;
  }
}
