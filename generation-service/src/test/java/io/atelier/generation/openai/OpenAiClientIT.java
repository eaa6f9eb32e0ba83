package io.atelier.generation.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atelier.generation.Photographs;
import io.atelier.generation.RunningService;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.ImageHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * OpenAI's own client for Node against the service; skipped where Node or npm's registry is not.
 */
final class OpenAiClientIT {
  private static final Path CLIENT = Path.of("src/test/openai-client").toAbsolutePath();
  private static RunningService service;
  private static JsonNode said;

  @TempDir private static Path files;

  @BeforeAll
  static void callAsOpenAisClient() throws IOException, InterruptedException {
    assumeTrue(succeeds("node", "--version") && succeeds("npm", "--version"), "there is no Node");
    assumeTrue(
        Files.exists(CLIENT.resolve("node_modules/openai"))
            || succeeds("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
        "openai's client cannot be installed");
    service =
        RunningService.start(
            Map.of(
                "atelier.generation.openai.public-url", "http://pictures.example",
                "atelier.generation.models.edit-model", "")); // then edits go to the default
    Path photo = Files.write(files.resolve("photo.jpg"), Photographs.jpeg(1));
    Files.write(files.resolve("photo.jpg.broken"), Photographs.pngWithBrokenPixels());
    said = call(service.url() + "/v1", service.token(7), photo);
  }

  @AfterAll
  static void stop() {
    if (service != null) {
      service.close();
    }
  }

  @Test
  void listsModels() {
    assertThat(said.path("models"))
        .anySatisfy(
            model -> {
              assertThat(model.path("id").asString()).isEqualTo("tiny");
              assertThat(model.path("object").asString()).isEqualTo("model");
              assertThat(model.path("owned_by").asString()).isEqualTo("atelier");
              assertThat(model.path("created").isIntegralNumber()).isTrue();
            });
  }

  @Test
  void givesAsManyPicturesAsAskedFor_inTheSizeAndFormatAskedFor() {
    var edited = said.path("edited");

    assertThat(edited.path("data")).hasSize(2);
    for (JsonNode item : edited.path("data")) {
      var picture = header(item);
      assertThat(picture.format()).isEqualTo(ImageFormat.JPEG);
      assertThat(picture.width()).isEqualTo(32);
      assertThat(picture.height()).isEqualTo(32);
    }
    assertThat(edited.path("size").asString()).isEqualTo("32x32");
    assertThat(edited.path("output_format").asString()).isEqualTo("jpeg");
    assertThat(edited.path("created").asLong()).isPositive();
  }

  @Test
  void givesLinks_thatShowThePictureToAnybody() {
    String url = said.at("/linked/data/0/url").asString();

    assertThat(url).startsWith("http://pictures.example/v1/images/files/");
    String path = url.substring("http://pictures.example".length());
    byte[] picture =
        service
            .http()
            .get()
            .uri(path)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(byte[].class)
            .returnResult()
            .getResponseBody();
    assertThat(ImageHeader.read(picture).width()).isEqualTo(64);
    service.http().get().uri(path + "x").exchange().expectStatus().isNotFound();
  }

  @Test
  void varies() {
    assertThat(header(said.at("/varied/data/0")).format()).isEqualTo(ImageFormat.PNG);
  }

  /** By the bundled {@code sketchpad}. */
  @Test
  void drawsFromWords() {
    var picture = header(said.at("/drawn/data/0"));

    assertThat(picture.width()).isEqualTo(512);
    assertThat(picture.height()).isEqualTo(512);
  }

  @Test
  void streamsADrawingInTheMaking() {
    assertThat(said.path("drawing"))
        .extracting(event -> event.path("type").asString())
        .containsExactly(
            "image_generation.partial_image",
            "image_generation.partial_image",
            "image_generation.completed");
    assertThat(header(said.path("drawing").get(2)).width()).isEqualTo(256);
  }

  @Test
  void streamsThePicture() {
    var last = said.path("events").get(said.path("events").size() - 1);

    assertThat(last.path("type").asString()).isEqualTo("image_edit.completed");
    assertThat(header(last).width()).isEqualTo(64);
    assertThat(last.path("size").asString()).isEqualTo("64x48");
  }

  @Test
  void tellsAFailure_thatComesInTheMiddleOfAStream() {
    assertThat(said.path("broken")).isEmpty();
    assertThat(said.at("/brokenStream/code").asString()).isEqualTo("broken_image");
    assertThat(said.at("/brokenStream/type").asString()).isEqualTo("invalid_request_error");
  }

  @Test
  void tellsErrors_asTheClientUnderstandsThem() {
    assertError("unknownModel", "NotFoundError", 404, "model", "model_not_found");
    assertError("badSize", "BadRequestError", 400, "size", "invalid_value");
    assertError("noPrompt", "BadRequestError", 400, "prompt", "invalid_value");
    assertError("noDrawer", "BadRequestError", 400, "model", "invalid_value");
    assertError("cannotDraw", "UnprocessableEntityError", 422, "", "unknown_instruction");
    assertThat(said.at("/notAnImage/status").asInt()).isEqualTo(415);
    assertThat(said.at("/notAnImage/message").asString()).isNotBlank();
    assertThat(said.at("/badKey/name").asString()).isEqualTo("AuthenticationError");
    assertThat(said.at("/badKey/code").asString()).isEqualTo("token_invalid");
  }

  private static void assertError(
      String call, String name, int status, String parameter, String code) {
    var error = said.path(call);
    assertThat(error.path("name").asString()).isEqualTo(name);
    assertThat(error.path("status").asInt()).isEqualTo(status);
    assertThat(error.path("type").asString()).isEqualTo("invalid_request_error");
    assertThat(error.path("param").asString()).isEqualTo(parameter);
    assertThat(error.path("code").asString()).isEqualTo(code);
    assertThat(error.path("requestID").asString()).isNotBlank();
  }

  private static ImageHeader header(JsonNode item) {
    return ImageHeader.read(Base64.getDecoder().decode(item.path("b64_json").asString()));
  }

  private static JsonNode call(String url, String token, Path photo)
      throws IOException, InterruptedException {
    Path answer = files.resolve("answer.json");
    Process client =
        new ProcessBuilder("node", "client.mjs", url, token, photo.toString())
            .directory(CLIENT.toFile())
            .redirectOutput(answer.toFile())
            .redirectError(files.resolve("errors").toFile())
            .start();
    assertThat(client.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(files.resolve("errors"), StandardCharsets.UTF_8)).isEmpty();
    return JsonMapper.shared().readTree(Files.readAllBytes(answer));
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(CLIENT.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(90, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
