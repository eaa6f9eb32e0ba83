package io.atelier.render.asset;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.render.Pictures;
import io.atelier.render.RunningRender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;

class AssetIT {
  private static final String PATH = "/api/v1/render/assets";
  private static final int TEAL = 0xFF008080;

  private final RunningRender render = RunningRender.shared();
  private final RunningRender.User user = render.newUser();

  @Test
  void rendersWithAnAsset_forAnybodyWhoKnowsItsName() {
    String reference = upload(Pictures.png(30, 20, TEAL)).get("reference").asString();

    byte[] picture =
        render
            .http()
            .get()
            .uri("/api/v1/render/text?text=a&width=100&height=60&watermark=" + reference)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody()
            .returnResult()
            .getResponseBodyContent();

    // 10 pixels from the right and from below.
    assertThat(Pictures.read(picture).getRGB(89, 49)).isEqualTo(TEAL);
    assertThat(Pictures.read(picture).getRGB(90, 49)).isEqualTo(0xFFFFFFFF);
    assertThat(Pictures.read(picture).getRGB(60, 30)).isEqualTo(TEAL);
    assertThat(Pictures.read(picture).getRGB(59, 30)).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void drawsUploadsOfTheForm() {
    var form = new MultipartBodyBuilder();
    form.part(
        "scene", "{\"text\":\"a\",\"width\":50,\"height\":40,\"background\":\"upload:ground\"}");
    form.part("width", "60");
    form.part("ground", new NamedBytes(Pictures.png(7, 7, TEAL)));

    byte[] picture =
        render
            .http()
            .post()
            .uri("/api/v1/render/text")
            .body(BodyInserters.fromMultipartData(form.build()))
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody()
            .returnResult()
            .getResponseBodyContent();

    assertThat(Pictures.read(picture).getWidth()).isEqualTo(60);
    assertThat(Pictures.read(picture).getRGB(59, 39)).isEqualTo(TEAL);
  }

  @Test
  void tellsWhatItKeeps() {
    JsonNode asset = upload(Pictures.png(30, 20, TEAL));

    assertThat(asset.get("media_type").asString()).isEqualTo("image/png");
    assertThat(asset.get("width").asInt()).isEqualTo(30);
    assertThat(asset.get("height").asInt()).isEqualTo(20);
    assertThat(asset.get("reference").asString())
        .isEqualTo("asset:" + user.id() + "/" + asset.get("sha256").asString());
  }

  @Test
  void listsAnAssetOnce_howeverOftenItIsSent() {
    upload(Pictures.png(31, 20, TEAL));
    upload(Pictures.png(31, 20, TEAL));

    assertThat(data(user.http().get().uri(PATH).exchange())).hasSize(1);
    assertThat(data(render.newUser().http().get().uri(PATH).exchange())).isEmpty();
  }

  @Test
  void forgetsAnAsset_onlyForItsOwner() {
    String sha256 = upload(Pictures.png(32, 20, TEAL)).get("sha256").asString();

    render
        .newUser()
        .http()
        .delete()
        .uri(PATH + "/" + sha256)
        .exchange()
        .expectStatus()
        .isNotFound();
    user.http().delete().uri(PATH + "/" + sha256).exchange().expectStatus().isNoContent();

    user.http().delete().uri(PATH + "/" + sha256).exchange().expectStatus().isNotFound();
    assertThat(data(user.http().get().uri(PATH).exchange())).isEmpty();
  }

  @Test
  void rendersNothing_whenAnAssetIsMissing() {
    render
        .http()
        .get()
        .uri("/api/v1/render/text?text=a&height=9&watermark=asset:1/" + "0".repeat(64))
        .exchange()
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("https://atelier.dev/problems/picture-missing");
  }

  @Test
  void takesRawBodiesToo() {
    user.http()
        .post()
        .uri(PATH)
        .contentType(MediaType.IMAGE_PNG)
        .bodyValue(Pictures.png(9, 9, TEAL))
        .exchange()
        .expectStatus()
        .isCreated();
  }

  @Test
  void rejectsWhatIsNoPicture() {
    send(user.http(), "not a picture".getBytes()).expectStatus().isEqualTo(415);
    send(user.http(), new byte[0]).expectStatus().is4xxClientError();
    send(user.http(), java.util.Arrays.copyOf(Pictures.png(300, 300, TEAL), 60))
        .expectStatus()
        .isEqualTo(422);
    send(user.http(), new byte[11 << 20]).expectStatus().isEqualTo(413);
  }

  @Test
  void needsAToken() {
    send(render.http(), Pictures.png(9, 9, TEAL)).expectStatus().isUnauthorized();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{", "3"})
  void rejectsAForm_whoseSceneIsNoObject(String scene) {
    var form = new MultipartBodyBuilder();
    form.part("scene", scene);

    render
        .http()
        .post()
        .uri("/api/v1/render/text")
        .body(BodyInserters.fromMultipartData(form.build()))
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("scene");
  }

  @Test
  void namesTheUpload_thatDidNotCome() {
    var form = new MultipartBodyBuilder();
    form.part("text", "a");
    form.part("background", "upload:ground");

    render
        .http()
        .post()
        .uri("/api/v1/render/text")
        .body(BodyInserters.fromMultipartData(form.build()))
        .exchange()
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.detail")
        .isEqualTo("There is no picture upload:ground.");
  }

  private JsonNode upload(byte[] file) {
    return data(send(user.http(), file).expectStatus().isCreated());
  }

  private static WebTestClient.ResponseSpec send(WebTestClient http, byte[] file) {
    var form = new MultipartBodyBuilder();
    form.part("file", new NamedBytes(file));
    return http.post().uri(PATH).body(BodyInserters.fromMultipartData(form.build())).exchange();
  }

  private static JsonNode data(WebTestClient.ResponseSpec answer) {
    return answer.expectBody(JsonNode.class).returnResult().getResponseBody().get("data");
  }

  private static final class NamedBytes extends ByteArrayResource {
    NamedBytes(byte[] bytes) {
      super(bytes);
    }

    @Override
    public String getFilename() {
      return "picture.png";
    }
  }
}
