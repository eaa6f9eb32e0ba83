package io.atelier.generation.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.generation.Gate;
import io.atelier.generation.Photographs;
import io.atelier.generation.RunningService;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.ImageHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The jobs API with workers behind it. */
final class JobsIT {
  private static final long ALICE = 7;
  private static final long BOB = 8;
  private static RunningService service;
  private static WebTestClient alice;

  @BeforeAll
  static void start() {
    service =
        RunningService.start(
            Map.of(
                "atelier.generation.jobs.max-queued-per-owner",
                5,
                "atelier.generation.work.first-backoff",
                "10ms"));
    alice = service.httpAs(ALICE);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @AfterEach
  void openGate() {
    gate().failNext(0);
    gate().open();
  }

  @Test
  void makesThePicture_ofAJobSentAsJson() {
    var created = create(alice, job(1));

    var job = awaitStatus(alice, created, "SUCCEEDED");

    assertThat(job.at("/output/media_type").asString()).isEqualTo("image/png");
    assertThat(job.path("prompt").asString()).isEqualTo("as a watercolour");
    assertThat(job.path("category_id").asString()).isEqualTo("42");
    var picture =
        alice
            .get()
            .uri(job.at("/output/url").asString())
            .exchange()
            .expectStatus()
            .isOk()
            .expectHeader()
            .contentType(MediaType.IMAGE_PNG)
            .expectBody(byte[].class)
            .returnResult();
    assertThat(ImageHeader.read(picture.getResponseBody()).format()).isEqualTo(ImageFormat.PNG);
    assertThat(Sha256.of(picture.getResponseBody())).isEqualTo(job.at("/output/sha256").asString());
    alice
        .get()
        .uri(job.at("/output/url").asString())
        .ifNoneMatch(picture.getResponseHeaders().getETag())
        .exchange()
        .expectStatus()
        .isNotModified();
  }

  @Test
  void tellsWhereTheJobIs_whenItAcceptsOne() {
    alice
        .post()
        .uri("/api/v1/jobs")
        .bodyValue(job(2))
        .exchange()
        .expectStatus()
        .isAccepted()
        .expectHeader()
        .valueMatches("Location", "/api/v1/jobs/\\d+");
  }

  @Test
  void takesAJobAsForm() {
    var body =
        alice
            .post()
            .uri("/api/v1/jobs")
            .contentType(MediaType.MULTIPART_FORM_DATA)
            .bodyValue(
                Photographs.form(
                    Photographs.jpeg(3),
                    "prompt",
                    "ink",
                    "category_id",
                    "99",
                    "output_format",
                    "jpeg"))
            .exchange()
            .expectStatus()
            .isAccepted()
            .expectBody(JsonNode.class)
            .returnResult()
            .getResponseBody();

    var job = awaitStatus(alice, body.at("/data/job_id").asString(), "SUCCEEDED");

    assertThat(job.path("category_id").asString()).isEqualTo("99");
    assertThat(job.at("/output/media_type").asString()).isEqualTo("image/jpeg");
  }

  @Test
  void answersProcessImageWith200_whetherTheCategoryIsTextOrNumber() {
    for (Object category : List.of("1234567890123456789", 1234567890123456789L)) {
      alice
          .post()
          .uri("/api/v1/processImage")
          .bodyValue(
              Map.of(
                  "ori_image",
                  Photographs.dataUrl(Photographs.jpeg(4)),
                  "category_id",
                  category,
                  "prompt",
                  "make it anime"))
          .exchange()
          .expectStatus()
          .isOk()
          .expectBody()
          .jsonPath("$.data.job_id")
          .isNotEmpty()
          .jsonPath("$.data.category_id")
          .isEqualTo("1234567890123456789");
    }
  }

  @Test
  void pagesThroughJobs_newestFirst() {
    var carol = service.httpAs(100);
    List<String> created = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      created.add(create(carol, job(i)));
    }

    var first = get(carol, "/api/v1/jobs?limit=2");
    var second = get(carol, "/api/v1/jobs?limit=2&cursor=" + first.path("next_cursor").asString());

    assertThat(first.at("/data/0/job_id").asString()).isEqualTo(created.get(2));
    assertThat(first.at("/data/1/job_id").asString()).isEqualTo(created.get(1));
    assertThat(second.at("/data/0/job_id").asString()).isEqualTo(created.get(0));
    assertThat(second.path("next_cursor").isNull()).isTrue();
    created.forEach(id -> awaitStatus(carol, id, "SUCCEEDED"));
    assertThat(get(carol, "/api/v1/jobs?status=SUCCEEDED").path("data")).hasSize(3);
    assertThat(get(carol, "/api/v1/jobs?status=FAILED").path("data")).isEmpty();
  }

  @Test
  void hidesJobsOfOthers() {
    var id = create(alice, job(5));
    var bob = service.httpAs(BOB);

    bob.get().uri("/api/v1/jobs/" + id).exchange().expectStatus().isNotFound();
    bob.get().uri("/api/v1/jobs/" + id + "/image").exchange().expectStatus().isNotFound();
    bob.delete().uri("/api/v1/jobs/" + id).exchange().expectStatus().isNotFound();
    assertThat(get(bob, "/api/v1/jobs").path("data")).isEmpty();
    service.http().get().uri("/api/v1/jobs/" + id).exchange().expectStatus().isUnauthorized();
  }

  @Test
  void cancelsAQueuedJob_beforeAnyoneBeginsIt() {
    var ids = fillHandsAndQueue(4);
    var waiting = ids.getLast();
    assertThat(get(alice, "/api/v1/jobs/" + waiting).at("/data/position").asLong()).isEqualTo(1);

    alice
        .delete()
        .uri("/api/v1/jobs/" + waiting)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.data.status")
        .isEqualTo("CANCELLED");
    gate().open();

    ids.subList(0, 3).forEach(id -> awaitStatus(alice, id, "SUCCEEDED"));
    assertThat(awaitStatus(alice, waiting, "CANCELLED").path("attempt").asInt()).isZero();
    alice.delete().uri("/api/v1/jobs/" + waiting).exchange().expectStatus().isOk();
    alice
        .post()
        .uri("/api/v1/jobs/" + ids.getFirst() + "/cancel")
        .exchange()
        .expectStatus()
        .isEqualTo(409);
  }

  @Test
  void cancelsARunningJob_andNothingOfItStays() {
    gate().close();
    var id = create(alice, job(6));
    awaitStatus(alice, id, "RUNNING");

    alice.delete().uri("/api/v1/jobs/" + id).exchange().expectStatus().isOk();
    gate().open();

    var next = create(alice, job(7));
    awaitStatus(alice, next, "SUCCEEDED");
    assertThat(awaitStatus(alice, id, "CANCELLED").path("output").isNull()).isTrue();
    assertThat(service.objects().get("generation/outputs/" + id + "/1").blockOptional()).isEmpty();
  }

  @Test
  void refusesMoreJobsThanAnOwnerMayHaveWaiting() {
    var ids = fillHandsAndQueue(8);

    alice
        .post()
        .uri("/api/v1/jobs")
        .bodyValue(job(50))
        .exchange()
        .expectStatus()
        .isEqualTo(429)
        .expectHeader()
        .exists("Retry-After");

    gate().open();
    ids.forEach(id -> awaitStatus(alice, id, "SUCCEEDED"));
  }

  @Test
  void failsTheJob_whenItsPixelsAreBroken_withoutTryingAgain() {
    var id =
        create(
            alice,
            Map.of("prompt", "x", "image", Photographs.dataUrl(Photographs.pngWithBrokenPixels())));

    var job = awaitStatus(alice, id, "FAILED");

    assertThat(job.at("/problem/slug").asString()).isEqualTo("broken-image");
    assertThat(job.path("attempt").asInt()).isEqualTo(1);
  }

  @Test
  void triesAgain_whenAnAttemptFails() {
    gate().failNext(2);
    var id = create(alice, job(8));

    var job = awaitStatus(alice, id, "SUCCEEDED");

    assertThat(job.path("attempt").asInt()).isEqualTo(3);
  }

  @Test
  void failsTheJob_whenEveryAttemptFailed() {
    gate().failNext(3);
    var id = create(alice, job(9));

    var job = awaitStatus(alice, id, "FAILED");

    assertThat(job.at("/problem/slug").asString()).isEqualTo("attempts-exhausted");
    assertThat(job.path("attempt").asInt()).isEqualTo(3);
  }

  static List<Arguments> badRequests() {
    var image = Photographs.dataUrl(Photographs.jpeg(1));
    byte[] jpeg = Photographs.jpeg(1);
    var truncated = Photographs.dataUrl(Arrays.copyOf(jpeg, jpeg.length / 2));
    return List.of(
        Arguments.of("no image", body("x", null, null, null), 400),
        Arguments.of("no prompt", body(null, image, null, null), 400),
        Arguments.of("blank prompt", body("  ", image, null, null), 400),
        Arguments.of("long prompt", body("x".repeat(2001), image, null, null), 400),
        Arguments.of("broken base64", body("x", "data:image/png;base64,@@@@", null, null), 422),
        Arguments.of("data URL without base64", body("x", "data:image/png,abc", null, null), 422),
        Arguments.of("not an image", body("x", "aGVsbG8gd29ybGQ=", null, null), 415),
        Arguments.of("truncated image", body("x", truncated, null, null), 422),
        Arguments.of("unknown model", body("x", image, "nope", null), 422),
        Arguments.of("unknown format", body("x", image, null, "tiff"), 422),
        Arguments.of("image of a wrong type", Map.of("prompt", "x", "image", List.of(1)), 400),
        Arguments.of(
            "category of a wrong type",
            Map.of("prompt", "x", "image", image, "category_id", "cats"),
            400));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badRequests")
  void refusesABadRequest_andKeepsNothing(String what, Map<String, Object> body, int status) {
    long rows = service.query("select count(*) from jobs", Long.class);
    long objects = service.objects().list("generation/inputs/").count().block();

    alice
        .post()
        .uri("/api/v1/jobs")
        .bodyValue(body)
        .exchange()
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON);

    assertThat(service.query("select count(*) from jobs", Long.class)).isEqualTo(rows);
    assertThat(service.objects().list("generation/inputs/").count().block()).isEqualTo(objects);
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    alice
        .post()
        .uri("/api/v1/jobs")
        .bodyValue(body("x", "A".repeat(30 << 20), null, null))
        .exchange()
        .expectStatus()
        .isEqualTo(413);
  }

  /** The service takes three jobs in hand: two workers and a spare. */
  private List<String> fillHandsAndQueue(int jobs) {
    gate().close();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < jobs; i++) {
      ids.add(create(alice, job(20 + i)));
      if (i < 3) {
        awaitStatus(alice, ids.getLast(), "RUNNING");
      }
    }
    return ids;
  }

  private static Map<String, Object> job(long seed) {
    return Map.of(
        "prompt", "as a watercolour",
        "image", Photographs.dataUrl(Photographs.jpeg(seed)),
        "category_id", "42");
  }

  private static Map<String, Object> body(
      @Nullable String prompt,
      @Nullable String image,
      @Nullable String model,
      @Nullable String format) {
    Map<String, Object> body = new HashMap<>();
    body.put("prompt", prompt);
    body.put("image", image);
    body.put("model", model);
    body.put("output_format", format);
    return body;
  }

  private static String create(WebTestClient user, Map<String, Object> body) {
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

  private static JsonNode get(WebTestClient user, String uri) {
    return user.get()
        .uri(uri)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(JsonNode.class)
        .returnResult()
        .getResponseBody();
  }

  private static JsonNode awaitStatus(WebTestClient user, String id, String status) {
    return RunningService.eventually(
        () -> get(user, "/api/v1/jobs/" + id).path("data"),
        job -> job.path("status").asString().equals(status));
  }

  private static Gate gate() {
    return service.bean(Gate.class);
  }
}
