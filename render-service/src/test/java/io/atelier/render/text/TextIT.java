package io.atelier.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient
class TextIT {
  private static final String PATH = "/api/v1/render/text";

  @Autowired WebTestClient client;

  @Test
  void givesTheSameBytes_byQueryAndByBody() {
    byte[] byQuery = picture("?text={t}&width=300&line_height=2&color=red&size=20", "Hello 世界");
    byte[] byBody =
        post(Map.of(
                "text", "Hello 世界", "width", 300, "line_height", 2.0, "color", "#F00", "size", 20))
            .expectStatus()
            .isOk()
            .expectBody()
            .returnResult()
            .getResponseBodyContent();

    assertThat(byQuery).isEqualTo(byBody);
  }

  @Test
  void answersNotModified_whenTheClientHasThePicture() {
    String etag = get("?text=etag").expectBody().returnResult().getResponseHeaders().getETag();

    client
        .get()
        .uri(PATH + "?text=etag")
        .header(HttpHeaders.IF_NONE_MATCH, etag)
        .exchange()
        .expectStatus()
        .isNotModified()
        .expectHeader()
        .valueEquals(HttpHeaders.ETAG, etag)
        .expectBody()
        .isEmpty();
    assertThat(get("?text=other").expectBody().returnResult().getResponseHeaders().getETag())
        .isNotEqualTo(etag);
  }

  @Test
  void namesThePictureAlike_byQueryAndByBody() {
    HttpHeaders byQuery =
        get("?text=alike&size=20.0").expectBody().returnResult().getResponseHeaders();
    HttpHeaders byBody =
        post(Map.of("text", "alike", "size", 20)).expectBody().returnResult().getResponseHeaders();

    assertThat(byBody.getETag()).isEqualTo(byQuery.getETag()).hasSize(34);
    assertThat(byQuery.getCacheControl()).isEqualTo("max-age=86400, public");
  }

  @Test
  void sendsTheHeadersAlone_whenAskedForThem() {
    client
        .head()
        .uri(PATH + "?text=head")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentType(MediaType.IMAGE_PNG)
        .expectHeader()
        .exists(HttpHeaders.ETAG)
        .expectBody()
        .isEmpty();
  }

  @Test
  void drawsLayers_underTheText() throws IOException {
    var picture =
        ImageIO.read(
            new ByteArrayInputStream(
                picture(
                    "?text=a&width=100&height=50&background=linear-gradient(to right, red, blue)"
                        + "&layers.0.type=rectangle&layers.0.x=40&layers.0.width=20&layers.0.fill=lime")));

    assertThat(picture.getRGB(0, 49)).isBetween(0xFFF00000, 0xFFFF000F);
    assertThat(picture.getRGB(99, 49) & 0xFF).isGreaterThan(0xF0);
    assertThat(picture.getRGB(50, 49)).isEqualTo(0xFF00FF00);
  }

  @Test
  void interlaces_whenAsked() {
    int interlaceMethod = 28; // byte of IHDR
    assertThat(picture("?text=a&interlaced=true")[interlaceMethod]).isEqualTo((byte) 1);
    assertThat(picture("?text=a")[interlaceMethod]).isZero();
  }

  @Test
  void sendsWebp_whenAsked() {
    assertThat(new String(picture("?text=a&format=webp"), 8, 4, StandardCharsets.US_ASCII))
        .isEqualTo("WEBP");
  }

  @Test
  void makesDevicePixels_ofScale() throws IOException {
    var picture =
        ImageIO.read(new ByteArrayInputStream(picture("?text=a&width=101&height=50&scale=1.5")));

    assertThat(picture.getWidth()).isEqualTo(152);
    assertThat(picture.getHeight()).isEqualTo(75);
  }

  @Test
  void isTransparent_whereNothingIsDrawn() throws IOException {
    var picture = ImageIO.read(new ByteArrayInputStream(picture("?text=a&background=transparent")));

    assertThat(picture.getRGB(0, 0) >>> 24).isZero();
  }

  @Test
  void sendsJpeg_whenAsked() {
    get("?text=a&format=jpeg&quality=50")
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentType(MediaType.IMAGE_JPEG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n\n\na",
        "\u0000",
        "\uD800x",
        "\u202Eabc",
        "e\u0301\u0302\u0303",
        "👨\u200D👩\u200D👧"
      })
  void drawsSomething_whateverTheText(String text) {
    post(Map.of("text", text)).expectStatus().isOk();
  }

  @ParameterizedTest
  @CsvSource({
    "?text=, text",
    "?width=5, text",
    "?text=a&font=Comic, font",
    "?text=a&color=blurple, color",
    "?text=a&background=ff0, background",
    "?text=a&size=0, size",
    "?text=a&size=NaN, size",
    "?text=a&size=1e99999999, size",
    "?text=a&width=50000, width",
    "?text=a&width=1.5, width",
    "?text=a&align=middle, align",
    "?text=a&format=gif, format",
    "?text=a&scale=7, scale",
    "?text=a&quality=0, quality"
  })
  void namesTheField_whenAParameterIsWrong(String query, String field) {
    assertProblem(get(query), 400).jsonPath("$.errors[0].field").isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":[\"a\"]}",
        "{\"text\":\"a\",\"width\":\"x\"}",
        "{\"text\":\"a\",\"width\":1.5}",
        "{\"text\":\"a\",\"size\":NaN}",
        "{",
        "[]",
        ""
      })
  void rejectsTheBody_whenItsShapeIsWrong(String body) {
    assertProblem(postRaw(body), 400);
  }

  @Test
  void rejectsTheText_whenItIsTooLong() {
    assertProblem(post(Map.of("text", "a".repeat(5_001))), 400);
    post(Map.of("text", "a".repeat(5_000))).expectStatus().isOk();
  }

  @Test
  void rejectsThePicture_whenScaleMakesItTooLarge() {
    assertProblem(get("?text=a&width=4096&height=4096&scale=1.5"), 422);
  }

  @Test
  void rejectsTheText_whenItPassesTheGreatestHeight() {
    assertProblem(post(Map.of("text", "a ".repeat(2_000), "width", 40, "size", 30)), 422);
  }

  private WebTestClient.ResponseSpec get(String query, Object... values) {
    return client.get().uri(PATH + query, values).exchange();
  }

  private byte[] picture(String query, Object... values) {
    EntityExchangeResult<byte[]> result =
        get(query, values).expectStatus().isOk().expectBody().returnResult();
    return result.getResponseBodyContent();
  }

  private WebTestClient.ResponseSpec post(Map<String, Object> body) {
    return client.post().uri(PATH).bodyValue(body).exchange();
  }

  private WebTestClient.ResponseSpec postRaw(String body) {
    return client
        .post()
        .uri(PATH)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(body)
        .exchange();
  }

  private static WebTestClient.BodyContentSpec assertProblem(
      WebTestClient.ResponseSpec response, int status) {
    return response
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.traceId")
        .isNotEmpty();
  }
}
