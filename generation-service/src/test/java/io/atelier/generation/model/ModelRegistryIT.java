package io.atelier.generation.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.generation.OnnxNetwork;
import io.atelier.generation.Photographs;
import io.atelier.generation.RunningService;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The registry through its API, against real servers; the models are tiny. */
class ModelRegistryIT {

  private static RunningService service;
  private static WebTestClient admin;

  @BeforeAll
  static void start() {
    service =
        RunningService.start(
            Map.of(
                "atelier.generation.models.refresh", "50ms",
                "atelier.generation.models.max-file", "1MB"));
    admin = service.httpAsAdmin(1);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void listsTheBundledModelsAsLive() {
    RunningService.eventually(() -> versionsOf("tiny"), List.of("1 LIVE 100")::equals);
  }

  @Test
  void isForAdministratorsOnly() {
    service.httpAs(2).get().uri("/api/v1/admin/models").exchange().expectStatus().isForbidden();
    service.http().get().uri("/api/v1/admin/models").exchange().expectStatus().isUnauthorized();
    post(service.httpAs(2), "tiny", "rollback", Map.of()).expectStatus().isForbidden();
  }

  @Test
  void servesAModelThatWasBroughtInWhileItRan() {
    bring("fresh", OnnxNetwork.negative(0, 0)).expectStatus().isCreated();

    RunningService.eventually(
        () -> service.bean(ModelRegistry.class).live("fresh").isPresent(), found -> found);
    String job = submit(7, "fresh");
    service.awaitStatus(Long.parseLong(job), "SUCCEEDED");
    assertThat(service.query("select version from jobs where id = " + job, String.class))
        .isEqualTo("1");
  }

  @Test
  void refusesAPickle_andNoModelIsThere() {
    byte[] pickle = {
      (byte) 0x80, 2, 'c', 'o', 's', '\n', 's', 'y', 's', 't', 'e', 'm', '\n', 0, 0, 0
    };

    bring("evil", pickle).expectStatus().isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);

    admin.get().uri("/api/v1/admin/models/evil").exchange().expectStatus().isNotFound();
  }

  @Test
  void refusesAFileOverTheLimit() {
    bring("huge", new byte[(1 << 20) + 1])
        .expectStatus()
        .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
        .expectBody(JsonNode.class)
        .value(problem -> assertThat(problem.path("detail").asString()).contains("1 MB are taken"));
  }

  @Test
  void promotesAVersion_andRollsBackAtOnce() {
    bring("twice", OnnxNetwork.negative(0, 0)).expectStatus().isCreated();
    bring("twice", OnnxNetwork.negative(96, 96)).expectStatus().isCreated();
    assertThat(versionsOf("twice")).containsExactly("1 LIVE 100", "2 CANDIDATE 0");

    post(admin, "twice", "promote", Map.of("version", "2")).expectStatus().isOk();
    assertThat(versionsOf("twice")).containsExactly("1 RETIRED 0", "2 LIVE 100");
    awaitLive("twice", "2");

    post(admin, "twice", "rollback", Map.of("reason", "test")).expectStatus().isOk();
    assertThat(versionsOf("twice")).containsExactly("1 LIVE 100", "2 RETIRED 0");
    awaitLive("twice", "1");
  }

  @Test
  void splitsUsersByWeight() {
    bring("shared", OnnxNetwork.negative(0, 0)).expectStatus().isCreated();
    bring("shared", OnnxNetwork.negative(96, 96)).expectStatus().isCreated();

    post(admin, "shared", "split", Map.of("weights", Map.of("1", 50, "2", 50)))
        .expectStatus()
        .isOk();

    ModelRegistry registry = service.bean(ModelRegistry.class);
    RunningService.eventually(
        () ->
            IntStream.range(0, 50)
                .mapToObj(
                    user -> registry.route("shared", "user:" + user).map(ModelVersion::version))
                .distinct()
                .count(),
        Long.valueOf(2)::equals);
    post(admin, "shared", "split", Map.of("weights", Map.of("1", 50)))
        .expectStatus()
        .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    post(admin, "shared", "promote", Map.of("version", "9")).expectStatus().isNotFound();
  }

  @Test
  void runsAVersionBeside_seenByNobody() {
    bring("beside", OnnxNetwork.negative(0, 0)).expectStatus().isCreated();
    bring("beside", OnnxNetwork.negative(96, 96)).expectStatus().isCreated();
    post(admin, "beside", "shadow", Map.of("version", "2")).expectStatus().isOk();
    ModelRegistry registry = service.bean(ModelRegistry.class);
    RunningService.eventually(() -> registry.shadow("beside").isPresent(), found -> found);

    String job = submit(8, "beside");
    service.awaitStatus(Long.parseLong(job), "SUCCEEDED");

    assertThat(service.query("select version from jobs where id = " + job, String.class))
        .isEqualTo("1");
    RunningService.eventually(() -> metric("model.shadow.latency", "beside"), count -> count >= 1);
  }

  @Test
  void rollsBackByItself_whenANewVersionFailsMoreThanTheOneBefore() {
    bring("watched", OnnxNetwork.negative(0, 0)).expectStatus().isCreated();
    bring("watched", OnnxNetwork.negative(96, 96)).expectStatus().isCreated();
    post(admin, "watched", "promote", Map.of("version", "2")).expectStatus().isOk();
    VersionWatch watch = service.bean(VersionWatch.class);

    ended(watch, "watched", "1", false);
    ended(watch, "watched", "2", true);

    RunningService.eventually(
        () -> versionsOf("watched"), List.of("1 LIVE 100", "2 RETIRED 0")::equals);
    ended(watch, "watched", "1", true);
    assertThat(service.query("select changed_by from models where name = 'watched'", String.class))
        .isEqualTo(AutomaticRollback.BY);
  }

  @Test
  void rollsBackByItself_whenANewVersionIsSlowerThanTheOneBefore() {
    bring("slow", OnnxNetwork.negative(0, 0)).expectStatus().isCreated();
    bring("slow", OnnxNetwork.negative(96, 96)).expectStatus().isCreated();
    post(admin, "slow", "promote", Map.of("version", "2")).expectStatus().isOk();
    VersionWatch watch = service.bean(VersionWatch.class);

    ended(watch, "slow", "1", Duration.ofMillis(10), false);
    ended(watch, "slow", "2", Duration.ofMillis(31), false);

    RunningService.eventually(
        () -> versionsOf("slow"), List.of("1 LIVE 100", "2 RETIRED 0")::equals);
    assertThat(service.query("select reason from models where name = 'slow'", String.class))
        .isEqualTo("a picture takes 31 ms, 10 ms before");
  }

  @Test
  void leavesAVersionAlone_whenItIsSlowerWithinTheBounds() {
    bring("slower", OnnxNetwork.negative(0, 0)).expectStatus().isCreated();
    bring("slower", OnnxNetwork.negative(96, 96)).expectStatus().isCreated();
    post(admin, "slower", "promote", Map.of("version", "2")).expectStatus().isOk();
    VersionWatch watch = service.bean(VersionWatch.class);

    ended(watch, "slower", "1", Duration.ofMillis(10), false);
    ended(watch, "slower", "2", Duration.ofMillis(29), false);

    assertThat(versionsOf("slower")).containsExactly("1 RETIRED 0", "2 LIVE 100");
  }

  @Test
  void leavesAVersionAlone_whenItFailsNoMoreThanTheOneBefore() {
    bring("steady", OnnxNetwork.negative(0, 0)).expectStatus().isCreated();
    bring("steady", OnnxNetwork.negative(96, 96)).expectStatus().isCreated();
    post(admin, "steady", "promote", Map.of("version", "2")).expectStatus().isOk();
    VersionWatch watch = service.bean(VersionWatch.class);

    ended(watch, "steady", "1", false);
    ended(watch, "steady", "2", false);

    assertThat(versionsOf("steady")).containsExactly("1 RETIRED 0", "2 LIVE 100");
  }

  private static void ended(VersionWatch watch, String model, String version, boolean failed) {
    ended(watch, model, version, Duration.ofMillis(10), failed);
  }

  private static void ended(
      VersionWatch watch, String model, String version, Duration took, boolean failed) {
    ModelVersion which = new ModelVersion(model, version, "fp32", "0".repeat(64));
    for (int i = 0; i < 20; i++) {
      watch.ended(which, took, failed);
    }
  }

  private static double metric(String name, String model) {
    var timer = service.bean(MeterRegistry.class).find(name).tag("model", model).timer();
    return timer == null ? 0 : timer.count();
  }

  private static void awaitLive(String model, String version) {
    ModelRegistry registry = service.bean(ModelRegistry.class);
    RunningService.eventually(
        () -> registry.live(model).map(ModelVersion::version).orElse(""), version::equals);
  }

  private static String submit(long user, String model) {
    return service
        .httpAs(user)
        .post()
        .uri("/api/v1/jobs")
        .contentType(MediaType.MULTIPART_FORM_DATA)
        .bodyValue(Photographs.form(Photographs.jpeg(user), "prompt", "x", "model", model))
        .exchange()
        .expectStatus()
        .isAccepted()
        .expectBody(JobAnswer.class)
        .returnResult()
        .getResponseBody()
        .data()
        .get("job_id")
        .toString();
  }

  private static WebTestClient.ResponseSpec bring(String name, byte[] network) {
    MultipartBodyBuilder form = new MultipartBodyBuilder();
    form.part("file", new ByteArrayResource(network)).filename("network.bin");
    form.part("name", name);
    return admin
        .post()
        .uri("/api/v1/admin/models")
        .contentType(MediaType.MULTIPART_FORM_DATA)
        .bodyValue(form.build())
        .exchange();
  }

  private static WebTestClient.ResponseSpec post(
      WebTestClient client, String model, String what, Map<String, ?> body) {
    return client
        .post()
        .uri("/api/v1/admin/models/{name}/{what}", model, what)
        .bodyValue(body)
        .exchange();
  }

  private static List<String> versionsOf(String model) {
    return service
        .database()
        .sql(
            """
            select v.version || ' ' || stage || ' ' || coalesce(weight, 0)
            from model_versions v left join model_routes using (model, version)
            where v.model = :model order by v.version
            """)
        .bind("model", model)
        .mapValue(String.class)
        .all()
        .collectList()
        .block();
  }

  private record JobAnswer(Map<String, Object> data) {}
}
