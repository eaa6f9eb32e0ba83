package io.atelier.generation.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atelier.generation.Photographs;
import io.atelier.generation.RunningService;
import io.atelier.generation.model.ModelRegistry;
import io.atelier.platform.image.ImageHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Jobs of models that go by words, by the tiny bundles of make_text_models.py. */
class TextJobsIT {
  private static final String EDIT = "tiny-edit";
  private static final String SKETCH = "tiny-sketch";

  private static RunningService service;
  private static WebTestClient alice;

  @BeforeAll
  static void start() {
    service = RunningService.start(Map.of("atelier.generation.results.keep", "1h"));
    alice = service.httpAs(7);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void drawsFromWordsAlone() {
    JsonNode job =
        ended(
            create(
                SKETCH,
                "prompt",
                "a red house",
                "negative_prompt",
                "night",
                "steps",
                5,
                "guidance",
                2.5,
                "sampler",
                "euler",
                "size",
                "32x48",
                "seed",
                11));

    assertThat(job.path("status").asString()).isEqualTo("SUCCEEDED");
    assertThat(job.at("/receipt/steps").asInt()).isEqualTo(5);
    assertThat(job.at("/receipt/seed").asLong()).isEqualTo(11);
    assertThat(job.at("/receipt/drawing/sampler").asString()).isEqualTo("euler");
    assertThat(job.at("/receipt/drawing/guidance").asDouble()).isEqualTo(2.5);
    ImageHeader picture = ImageHeader.read(picture(job));
    assertThat(picture.width()).isEqualTo(32);
    assertThat(picture.height()).isEqualTo(48);
  }

  @Test
  void drawsTheSame_ofTheSameSeed() {
    JsonNode one = ended(create(SKETCH, "prompt", "a house", "seed", 3));
    JsonNode again = ended(service.httpAs(8), create(service.httpAs(8), SKETCH, 3));

    assertThat(again.at("/output/sha256")).isEqualTo(one.at("/output/sha256"));
    assertThat(again.at("/receipt/steps").asInt()).isEqualTo(6);
  }

  @Test
  void remembersAPicture_onlyForTheSameWords_numbersAndSeed() {
    String[] changes = {"steps", "guidance", "seed", "negative_prompt", "size"};
    Object[] values = {7, 4.5, 22, "night", "32x32"};
    ended(create(SKETCH, "prompt", "a night", "seed", 21));

    assertThat(passes(create(SKETCH, "prompt", "a night", "seed", 21))).isZero();
    for (int i = 0; i < changes.length; i++) {
      Map<String, Object> body = body(SKETCH, "prompt", "a night", "seed", 21);
      body.put(changes[i], values[i]);
      assertThat(passes(RunningService.createJob(alice, body))).as(changes[i]).isPositive();
    }
  }

  @Test
  void startsFromAPicture() {
    String photo = Photographs.dataUrl(Photographs.jpeg(1));

    JsonNode job =
        ended(
            create(
                SKETCH,
                "prompt",
                "a house",
                "image",
                photo,
                "steps",
                10,
                "strength",
                0.3,
                "seed",
                1));

    assertThat(job.path("status").asString()).isEqualTo("SUCCEEDED");
    assertThat(job.at("/receipt/steps").asInt()).isEqualTo(3);
  }

  @Test
  void editsAsTheInstructionSays() {
    String photo = Photographs.dataUrl(Photographs.jpeg(2));

    JsonNode job = ended(create(EDIT, "prompt", "make it negative", "image", photo));

    assertThat(job.path("status").asString()).isEqualTo("SUCCEEDED");
    assertThat(job.at("/output/width").asInt()).isEqualTo(64);
  }

  @Test
  void failsTheJob_whenTheModelDoesNotKnowTheInstruction_withoutTryingAgain() {
    String photo = Photographs.dataUrl(Photographs.jpeg(2));

    JsonNode job = ended(create(EDIT, "prompt", "add a dog", "image", photo));

    assertThat(job.path("status").asString()).isEqualTo("FAILED");
    assertThat(job.at("/problem/slug").asString()).isEqualTo("unknown-instruction");
    assertThat(job.at("/problem/status").asInt()).isEqualTo(422);
    assertThat(job.at("/problem/detail").asString()).contains("night, negative");
    assertThat(job.path("attempt").asInt()).isEqualTo(1);
  }

  @Test
  void failsTheJob_whenThePromptHasMoreTokensThanTheModelReads() {
    JsonNode job = ended(create(SKETCH, "prompt", "a ".repeat(9)));

    assertThat(job.at("/problem/slug").asString()).isEqualTo("prompt-too-long");
  }

  static List<Arguments> refused() {
    String photo = Photographs.dataUrl(Photographs.jpeg(1));
    return List.of(
        Arguments.of(body(EDIT, "prompt", "night"), 400, "image-missing"),
        Arguments.of(body(SKETCH, "prompt", "x", "steps", 51), 422, "option-not-taken"),
        Arguments.of(body(SKETCH, "prompt", "x", "steps", 0), 400, "invalid-request"),
        Arguments.of(body(SKETCH, "prompt", "x", "strength", 0), 400, "invalid-request"),
        Arguments.of(body(SKETCH, "prompt", "x", "sampler", "magic"), 422, "option-not-taken"),
        Arguments.of(body(SKETCH, "prompt", "x", "size", "33x64"), 422, "option-not-taken"),
        Arguments.of(body(SKETCH, "prompt", "x", "size", "128x128"), 422, "option-not-taken"),
        Arguments.of(body(SKETCH, "prompt", "x", "strength", 0.5), 422, "option-not-taken"),
        Arguments.of(
            body(EDIT, "prompt", "night", "image", photo, "steps", 5), 422, "option-not-taken"),
        Arguments.of(
            body(EDIT, "prompt", "night", "image", photo, "detail", "FULL"),
            422,
            "option-not-taken"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatTheModelCannotDo(Map<String, Object> body, int status, String slug) {
    alice
        .post()
        .uri("/api/v1/jobs")
        .bodyValue(body)
        .exchange()
        .expectStatus()
        .isEqualTo(status)
        .expectBody(JsonNode.class)
        .value(problem -> assertThat(problem.path("type").asString()).endsWith(slug));
  }

  @Test
  void tellsAnotherRequestFromTheFirst_byItsNumbers() {
    keyed(body(SKETCH, "prompt", "a", "steps", 3), HttpStatus.ACCEPTED);
    keyed(body(SKETCH, "prompt", "a", "steps", 3), HttpStatus.ACCEPTED);
    keyed(body(SKETCH, "prompt", "a", "steps", 4), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @Test
  void drawsForOpenAisClients_inTheShapeAskedFor() {
    JsonNode answer = generate(Map.of("prompt", "a house", "model", SKETCH, "size", "1024x512"));

    assertThat(answer.path("size").asString()).isEqualTo("1024x512");
    assertThat(answer.path("data")).hasSize(1);
  }

  @Test
  void streamsPicturesInTheMaking_toOpenAisClients() {
    String stream =
        alice
            .post()
            .uri("/v1/images/generations")
            .accept(MediaType.TEXT_EVENT_STREAM)
            .bodyValue(Map.of("prompt", "a", "model", SKETCH, "stream", true, "partial_images", 2))
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();

    assertThat(stream).contains("image_generation.completed");
  }

  /** By the bundled model, on a picture of a card. */
  @Test
  void editsAPhoto_forOpenAisClients() throws IOException {
    assumeTrue(service.bean(ModelRegistry.class).live("edit").isPresent());
    byte[] photo = photoOfACard();
    Map<String, Object> body = new HashMap<>();
    body.put("images", List.of(Map.of("image_url", Photographs.dataUrl(photo))));
    body.put("prompt", "make it night");
    JsonNode edited = openai("/v1/images/edits", body, HttpStatus.OK);
    body.put("prompt", "add a dog");
    JsonNode refused = openai("/v1/images/edits", body, HttpStatus.UNPROCESSABLE_CONTENT);

    byte[] picture = Base64.getDecoder().decode(edited.at("/data/0/b64_json").asString());
    ImageHeader before = ImageHeader.read(photo);
    ImageHeader after = ImageHeader.read(picture);
    assertThat((double) after.width() / after.height())
        .isCloseTo((double) before.width() / before.height(), within(0.01));
    assertThat(refused.at("/error/code").asString()).isEqualTo("unknown_instruction");
  }

  @Test
  void processesAPhotoAsThePromptSays_whereTheEditorKnowsItForAnInstruction() throws IOException {
    assumeTrue(service.bean(ModelRegistry.class).live("edit").isPresent());
    String photo = Photographs.dataUrl(photoOfACard());
    JsonNode edit = ended(create("edit", "prompt", "make it night", "image", photo));

    JsonNode job = ended(process("make it night", photo));

    assertThat(job.path("status").asString()).isEqualTo("SUCCEEDED");
    assertThat(job.path("model").asString()).isEqualTo("edit");
    assertThat(job.at("/receipt/model_sha256")).isEqualTo(edit.at("/receipt/model_sha256"));
    assertThat(job.at("/output/sha256")).isEqualTo(edit.at("/output/sha256"));
  }

  @Test
  void processesAPhotoByTheDefaultModel_whereThePromptIsNoInstruction() throws IOException {
    String photo = Photographs.dataUrl(photoOfACard());
    JsonNode byDefault = ended(create("", "prompt", "make it night", "image", photo));

    for (String prompt :
        List.of("a portrait by nobody", "make it night in tiny", "a ".repeat(500))) {
      JsonNode job = ended(process(prompt, photo));

      assertThat(job.path("model").asString()).isEqualTo("tiny");
      assertThat(job.at("/output/sha256")).isEqualTo(byDefault.at("/output/sha256"));
    }
  }

  @Test
  void listsKinds() {
    alice
        .get()
        .uri("/api/v1/models/" + SKETCH)
        .exchange()
        .expectBody(JsonNode.class)
        .value(
            model -> {
              assertThat(model.at("/data/kind").asString()).isEqualTo("text-to-image");
              assertThat(model.at("/data/sampling/steps").asInt()).isEqualTo(6);
            });
  }

  private static byte[] photoOfACard() throws IOException {
    return Files.readAllBytes(Path.of("models/anime/pictures/coffee.jpg"));
  }

  private static String process(String prompt, String photo) {
    return alice
        .post()
        .uri("/api/v1/processImage")
        .bodyValue(Map.of("prompt", prompt, "ori_image", photo))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(JsonNode.class)
        .returnResult()
        .getResponseBody()
        .at("/data/job_id")
        .asString();
  }

  private static JsonNode generate(Map<String, Object> body) {
    return openai("/v1/images/generations", body, HttpStatus.OK);
  }

  private static JsonNode openai(String path, Map<String, Object> body, HttpStatus status) {
    return alice
        .post()
        .uri(path)
        .bodyValue(body)
        .exchange()
        .expectStatus()
        .isEqualTo(status)
        .expectBody(JsonNode.class)
        .returnResult()
        .getResponseBody();
  }

  private static void keyed(Map<String, Object> body, HttpStatus status) {
    alice
        .post()
        .uri("/api/v1/jobs")
        .header("Idempotency-Key", "numbers")
        .bodyValue(body)
        .exchange()
        .expectStatus()
        .isEqualTo(status);
  }

  private static int passes(String id) {
    return ended(id).at("/receipt/steps").asInt();
  }

  private static byte[] picture(JsonNode job) {
    return alice
        .get()
        .uri(job.at("/output/url").asString())
        .exchange()
        .expectBody(byte[].class)
        .returnResult()
        .getResponseBody();
  }

  private static JsonNode ended(String id) {
    return ended(alice, id);
  }

  private static JsonNode ended(WebTestClient client, String id) {
    return RunningService.eventually(
        () ->
            client
                .get()
                .uri("/api/v1/jobs/" + id)
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody()
                .path("data"),
        job -> JobStatus.valueOf(job.path("status").asString()).isFinal());
  }

  private static String create(WebTestClient client, String model, long seed) {
    return RunningService.createJob(client, body(model, "prompt", "a house", "seed", seed));
  }

  private static String create(String model, Object... fields) {
    return RunningService.createJob(alice, body(model, fields));
  }

  private static Map<String, Object> body(String model, Object... fields) {
    Map<String, Object> body = new HashMap<>();
    body.put("model", model);
    for (int i = 0; i < fields.length; i += 2) {
      body.put((String) fields[i], fields[i + 1]);
    }
    return body;
  }
}
