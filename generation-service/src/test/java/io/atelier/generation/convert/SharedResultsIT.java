package io.atelier.generation.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.generation.Gate;
import io.atelier.generation.Photographs;
import io.atelier.generation.RunningService;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pictures made before, as another process of the service finds them: this one forgets at once. */
final class SharedResultsIT {
  private static RunningService service;

  @BeforeAll
  static void start() {
    service =
        RunningService.start(
            Map.of(
                "atelier.generation.results.keep", "1h",
                "atelier.generation.work.first-backoff", "10ms",
                "atelier.generation.convert.cache", "0B"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @AfterEach
  void openGate() {
    gate().open();
  }

  @Test
  void answersAKnownPhoto_withoutAJob() {
    byte[] first = convert(Photographs.jpeg(1));
    long jobs = jobs();

    byte[] second = convert(Photographs.jpeg(1));

    assertThat(second).isEqualTo(first);
    assertThat(jobs()).isEqualTo(jobs);
  }

  @Test
  void makesThePictureAgain_whenItIsGoneFromTheStore() {
    byte[] first = convert(Photographs.jpeg(2));
    service.objects().list("generation/outputs/").flatMap(service.objects()::delete).blockLast();

    assertThat(convert(Photographs.jpeg(2))).isEqualTo(first);
  }

  @Test
  void spendsNoModelSecond_onWhatTheSameUserHadMade() {
    var first = run(1, 3, "ink");
    gate().close();

    var second = run(1, 3, "ink");

    assertThat(second.at("/output/sha256")).isEqualTo(first.at("/output/sha256"));
    assertThat(
            service.query("select model_seconds from jobs order by id desc limit 1", Double.class))
        .isZero();
  }

  @Test
  void keepsOneUsersPhotoFromAnother_andFromTheAnonymous() {
    run(1, 4, "ink");
    gate().failNext("ink", 1);

    assertThat(run(2, 4, "ink").path("attempt").asInt()).isEqualTo(2);
    long jobs = jobs();
    convert(Photographs.jpeg(4));
    assertThat(jobs()).isEqualTo(jobs + 1);
  }

  private static JsonNode run(long user, long photo, String prompt) {
    Map<String, Object> body = new HashMap<>();
    body.put("prompt", prompt);
    body.put("image", Photographs.dataUrl(Photographs.jpeg(photo)));
    var http = service.httpAs(user);
    String id = RunningService.createJob(http, body);
    service.awaitStatus(Long.parseLong(id), "SUCCEEDED");
    return http.get()
        .uri("/api/v1/jobs/" + id)
        .exchange()
        .expectBody(JsonNode.class)
        .returnResult()
        .getResponseBody()
        .path("data");
  }

  private static byte[] convert(byte[] photo) {
    return service
        .http()
        .post()
        .uri("/api/convert")
        .bodyValue(Photographs.form(photo))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(byte[].class)
        .returnResult()
        .getResponseBody();
  }

  private static long jobs() {
    return service.query("select count(*) from jobs", Long.class);
  }

  private static Gate gate() {
    return service.bean(Gate.class);
  }
}
