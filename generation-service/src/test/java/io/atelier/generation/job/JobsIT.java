package io.atelier.generation.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.generation.Gate;
import io.atelier.generation.Photographs;
import io.atelier.generation.RunningService;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.ImageHeader;
import io.atelier.platform.live.LiveEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
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
    gate().tellOfSteps(0);
    gate().open();
  }

  @Test
  void makesThePicture_ofAJobSentAsJson() {
    var created = RunningService.createJob(alice, job(1));

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
  void keepsAReceipt() {
    var job = awaitStatus(alice, RunningService.createJob(alice, job(41)), "SUCCEEDED");

    var receipt = job.path("receipt");
    assertThat(receipt.path("model_sha256").asString()).hasSize(64);
    assertThat(receipt.path("precision").asString()).isEqualTo("fp32");
    assertThat(receipt.path("steps").asInt()).isOne();
    assertThat(receipt.path("seed").asLong()).isEqualTo(job.path("seed").asLong());
    assertThat(receipt.path("seconds").propertyNames())
        .containsExactlyInAnyOrder("queue", "wait", "load", "decode", "steps", "encode", "store");
  }

  @Test
  void paintsEveryPixel_atFullDetail() {
    byte[] photo = Photographs.jpeg(42, 700, 500);
    var form = Photographs.form(photo, "prompt", "x", "detail", "FULL");

    var id =
        alice
            .post()
            .uri("/api/v1/jobs")
            .contentType(MediaType.MULTIPART_FORM_DATA)
            .bodyValue(form)
            .exchange()
            .expectBody(JsonNode.class)
            .returnResult()
            .getResponseBody()
            .at("/data/job_id")
            .asString();
    var job = awaitStatus(alice, id, "SUCCEEDED");

    assertThat(job.path("detail").asString()).isEqualTo("FULL");
    assertThat(job.at("/output/width").asInt()).isEqualTo(700);
    assertThat(job.at("/receipt/steps").asInt()).isGreaterThan(1);
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
      created.add(RunningService.createJob(carol, job(i)));
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
    var id = RunningService.createJob(alice, job(5));
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
  void tellsLiveHowFarAJobIs_withPicturesInTheMaking() {
    gate().tellOfSteps(9);
    var live = service.bean(LiveEvents.class);
    live.listening().block();
    List<JsonNode> heard = new CopyOnWriteArrayList<>();
    var listening =
        live.announcements()
            .filter(told -> told.event().type().equals("job.progress"))
            .subscribe(told -> heard.add(told.event().data()));

    var id = RunningService.createJob(alice, with(job(69), "previews", 2));
    awaitStatus(alice, id, "SUCCEEDED");

    var shown =
        RunningService.eventually(
            () ->
                heard.stream()
                    .filter(job -> job.at("/progress/preview").isString())
                    .map(job -> job.path("progress"))
                    .toList(),
            all -> all.size() == 2);
    listening.dispose();
    assertThat(heard).allMatch(job -> job.path("job_id").asString().equals(id));
    assertThat(shown).extracting(step -> step.path("done").asInt()).containsExactly(3, 6);
    assertThat(shown).extracting(step -> step.path("total").asInt()).containsOnly(9);
    String preview = shown.getFirst().path("preview").asString();
    byte[] file = Base64.getDecoder().decode(preview.substring(preview.indexOf(',') + 1));
    assertThat(ImageHeader.read(file).width()).isEqualTo(256);
  }

  @Test
  void cancelsARunningJob_andNothingOfItStays() {
    gate().close();
    var id = RunningService.createJob(alice, job(6));
    awaitStatus(alice, id, "RUNNING");

    alice.delete().uri("/api/v1/jobs/" + id).exchange().expectStatus().isOk();
    gate().open();

    var next = RunningService.createJob(alice, job(7));
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
  void keepsAnOwnersCapExactly_howeverManyAskAtOnce() {
    var ids = fillHandsAndQueue(3);
    var dave = service.httpAs(400);

    List<Integer> statuses =
        Flux.range(0, 12)
            .flatMap(
                i ->
                    Mono.fromCallable(() -> statusOf(dave, i))
                        .subscribeOn(Schedulers.boundedElastic()),
                12)
            .collectList()
            .block();

    assertThat(statuses).filteredOn(status -> status == 202).hasSize(5);
    assertThat(statuses).filteredOn(status -> status == 429).hasSize(7);
    gate().open();
    ids.forEach(id -> awaitStatus(alice, id, "SUCCEEDED"));
  }

  @Test
  void makesSeveralPictures_eachByAJobOfItsOwnWithTheNextSeed() {
    var erin = service.httpAs(500);
    var first = RunningService.createJob(erin, with(job(60), "n", 3, "seed", 4294967295L));

    var jobs =
        RunningService.eventually(
            () -> get(erin, "/api/v1/jobs?status=SUCCEEDED&batch_id=" + first).path("data"),
            done -> done.size() == 3);

    assertThat(jobs).allMatch(job -> job.path("batch_id").asString().equals(first));
    assertThat(jobs)
        .extracting(job -> job.path("seed").asLong())
        .containsExactly(1L, 0L, 4294967295L);
    assertThat(service.objects().list("generation/inputs/" + first).count().block()).isOne();
  }

  @Test
  void refusesSeveralPictures_whenNotAllHaveRoom() {
    var frank = service.httpAs(600);

    frank
        .post()
        .uri("/api/v1/jobs")
        .bodyValue(with(job(61), "n", 6))
        .exchange()
        .expectStatus()
        .isEqualTo(429);

    assertThat(get(frank, "/api/v1/jobs").path("data")).isEmpty();
  }

  @Test
  void makesTheSamePicturesAtOnce_asOneAfterAnother() {
    var grace = service.httpAs(700);
    List<String> oneByOne = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      oneByOne.add(sha256(grace, RunningService.createJob(grace, job(70 + i))));
    }

    List<String> atOnce = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(RunningService.createJob(grace, job(70 + i)));
    }
    ids.forEach(id -> atOnce.add(sha256(grace, id)));

    assertThat(atOnce).isEqualTo(oneByOne).doesNotHaveDuplicates();
  }

  @Test
  void failsAWaitingJob_whenItsDeadlinePasses() {
    var ids = fillHandsAndQueue(3);
    var waiting = RunningService.createJob(alice, with(job(62), "deadline_seconds", 1));

    var job = awaitStatus(alice, waiting, "FAILED");

    assertThat(job.at("/problem/slug").asString()).isEqualTo("deadline-passed");
    assertThat(job.path("attempt").asInt()).isZero();
    gate().open();
    ids.forEach(id -> awaitStatus(alice, id, "SUCCEEDED"));
  }

  @Test
  void failsARunningJob_whenItsDeadlinePasses_withoutTryingAgain() {
    gate().close();
    var id = RunningService.createJob(alice, with(job(63), "deadline_seconds", 1));

    var job = awaitStatus(alice, id, "FAILED");

    assertThat(job.at("/problem/slug").asString()).isEqualTo("deadline-passed");
    assertThat(job.path("attempt").asInt()).isEqualTo(1);
  }

  @Test
  void saysWhenAJobShouldBeDone_andPutsAnUrgentOneBeforeTheOwnersOthers() {
    var ids = fillHandsAndQueue(4);
    var urgent = RunningService.createJob(alice, with(job(64), "priority", "HIGH"));

    var first = get(alice, "/api/v1/jobs/" + urgent).path("data");
    var second = get(alice, "/api/v1/jobs/" + ids.getLast()).path("data");

    assertThat(first.path("position").asInt()).isEqualTo(1);
    assertThat(second.path("position").asInt()).isEqualTo(2);
    assertThat(Instant.parse(first.path("eta").asString()))
        .isBefore(Instant.parse(second.path("eta").asString()));
    gate().open();
    ids.forEach(id -> awaitStatus(alice, id, "SUCCEEDED"));
    assertThat(awaitStatus(alice, urgent, "SUCCEEDED").path("eta").isNull()).isTrue();
  }

  @Test
  void makesOneJob_ofARequestSentTwiceUnderOneKey() {
    var heidi = service.httpAs(800);

    String first = keyed(heidi, "k1", job(65), 202).at("/data/job_id").asString();
    String again = keyed(heidi, "k1", job(65), 202).at("/data/job_id").asString();
    String other = keyed(heidi, "k2", job(65), 202).at("/data/job_id").asString();

    assertThat(again).isEqualTo(first).isNotEqualTo(other);
    assertThat(keyed(service.httpAs(801), "k1", job(65), 202).at("/data/job_id").asString())
        .isNotEqualTo(first);
  }

  @Test
  void refusesAKey_thatCameWithAnotherRequest() {
    keyed(alice, "k3", job(66), 202);

    assertThat(keyed(alice, "k3", with(job(66), "seed", 5), 422).path("type").asString())
        .endsWith("idempotency-key-reused");
    keyed(alice, "x".repeat(256), job(66), 400);
  }

  @Test
  void freesTheKey_whenItsRequestIsRefused() {
    keyed(alice, "k4", with(job(67), "n", 9), 429);

    keyed(alice, "k4", with(job(67), "n", 1), 202);
  }

  @Test
  void asksToWait_whileTheKeysFirstRequestIsUnderWay() {
    var ivan = service.httpAs(900);
    keyed(ivan, "k5", job(68), 202);
    service.execute("update idempotency_keys set job_id = 5 where key = 'k5'");

    assertThat(keyed(ivan, "k5", job(68), 409).path("type").asString())
        .endsWith("idempotency-key-in-flight");
    service.execute(
        "update idempotency_keys set created_at = now() - interval '2 minutes' where key = 'k5'");
    keyed(ivan, "k5", job(68), 202);
  }

  @Test
  void failsTheJob_whenItsPixelsAreBroken_withoutTryingAgain() {
    var id =
        RunningService.createJob(
            alice,
            Map.of("prompt", "x", "image", Photographs.dataUrl(Photographs.pngWithBrokenPixels())));

    var job = awaitStatus(alice, id, "FAILED");

    assertThat(job.at("/problem/slug").asString()).isEqualTo("broken-image");
    assertThat(job.path("attempt").asInt()).isEqualTo(1);
  }

  @Test
  void triesAgain_whenAnAttemptFails() {
    gate().failNext("fail twice", 2);
    var id = RunningService.createJob(alice, with(job(8), "prompt", "fail twice"));

    var job = awaitStatus(alice, id, "SUCCEEDED");

    assertThat(job.path("attempt").asInt()).isEqualTo(3);
  }

  @Test
  void failsTheJob_whenEveryAttemptFailed() {
    gate().failNext("fail thrice", 3);
    var id = RunningService.createJob(alice, with(job(9), "prompt", "fail thrice"));

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
      ids.add(RunningService.createJob(alice, job(20 + i)));
      if (i < 3) {
        awaitStatus(alice, ids.getLast(), "RUNNING");
      }
    }
    return ids;
  }

  private static int statusOf(WebTestClient user, int seed) {
    return user.post()
        .uri("/api/v1/jobs")
        .bodyValue(job(200 + seed))
        .exchange()
        .returnResult(Void.class)
        .getStatus()
        .value();
  }

  private static JsonNode keyed(
      WebTestClient user, String key, Map<String, Object> body, int status) {
    return user.post()
        .uri("/api/v1/jobs")
        .header("Idempotency-Key", key)
        .bodyValue(body)
        .exchange()
        .expectStatus()
        .isEqualTo(status)
        .expectBody(JsonNode.class)
        .returnResult()
        .getResponseBody();
  }

  private static String sha256(WebTestClient user, String id) {
    return awaitStatus(user, id, "SUCCEEDED").at("/output/sha256").asString();
  }

  private static Map<String, Object> with(Map<String, Object> body, Object... more) {
    var all = new HashMap<>(body);
    for (int i = 0; i < more.length; i += 2) {
      all.put((String) more[i], more[i + 1]);
    }
    return all;
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
