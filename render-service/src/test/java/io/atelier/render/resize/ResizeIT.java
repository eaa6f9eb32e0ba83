package io.atelier.render.resize;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.ImageHeader;
import io.atelier.platform.image.PixelImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"atelier.render.resize.max-file=2MB", "atelier.render.resize.max-pixels=4000000"})
@AutoConfigureWebTestClient
class ResizeIT {
  private static final String PATH = "/api/v1/resize";
  private static final ImageCodec CODEC = ImageCodec.best();

  @Autowired WebTestClient client;

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  void givesTheSizeAskedFor_inThePicturesOwnFormat(ImageFormat format) {
    byte[] picture = picture(1024, 768, format);

    byte[] small = resize("?width=320&height=240", picture, format);

    assertThat(ImageHeader.read(small)).isEqualTo(new ImageHeader(format, 320, 240, 1));
    assertThat(brightness(small)).isCloseTo(brightness(picture), within(2));
  }

  @ParameterizedTest
  @CsvSource({"JPEG, PNG", "PNG, WEBP", "WEBP, JPEG", "WEBP, PNG"})
  void convertsBetweenFormats(ImageFormat from, ImageFormat to) {
    byte[] converted = resize("?format=" + to.name().toLowerCase(), picture(200, 100, from), to);

    assertThat(ImageHeader.read(converted)).isEqualTo(new ImageHeader(to, 200, 100, 1));
  }

  @Test
  void keepsAlpha() {
    byte[] data = new byte[64 * 64 * 4];
    Arrays.fill(data, 0, data.length / 2, (byte) 255);
    byte[] png = CODEC.encode(new PixelImage(64, 64, 4, data), ImageFormat.PNG, 90);

    PixelImage small =
        CODEC.decode(resize("?width=16&format=webp", png, ImageFormat.WEBP), 1_000_000);

    assertThat(small.channels()).isEqualTo(4);
    assertThat(small.data()[3]).isEqualTo((byte) 255);
    assertThat(small.data()[small.data().length - 1]).isZero();
  }

  @Test
  void takesTheFileOfAForm() {
    var form = new MultipartBodyBuilder();
    form.part("note", "first");
    form.part("image", picture(300, 300, ImageFormat.PNG)).filename("a.png");
    form.part("other", new byte[3000]).filename("b.bin");

    byte[] small =
        client
            .post()
            .uri(PATH + "?width=30&format=jpeg")
            .bodyValue(form.build())
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody()
            .returnResult()
            .getResponseBody();

    assertThat(ImageHeader.read(small)).isEqualTo(new ImageHeader(ImageFormat.JPEG, 30, 30, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "image/png"})
  void believesTheFile_notItsContentType(String type) {
    client
        .post()
        .uri(PATH + "?width=10")
        .contentType(MediaType.parseMediaType(type))
        .bodyValue(picture(20, 20, ImageFormat.JPEG))
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentType(MediaType.IMAGE_JPEG);
  }

  @ParameterizedTest
  @CsvSource({
    "?width=0, width",
    "?width=4097, width",
    "?height=x, height",
    "?height=1e9, height",
    "?fit=stretch, fit",
    "?format=gif, format",
    "?quality=0, quality",
    "?quality=101, quality"
  })
  void rejectsTheParameter_whenItIsWrong(String query, String field) {
    String problem = assertProblem(query, picture(20, 20, ImageFormat.PNG), 400);

    assertThat(problem).contains(field);
  }

  @Test
  void rejectsTheBody_whenItIsNoPicture() {
    assertProblem("?width=10", "not a picture at all".getBytes(StandardCharsets.UTF_8), 415);
    assertProblem("?width=10", "GIF89a\1\0\1\0".getBytes(StandardCharsets.ISO_8859_1), 415);
    assertProblem("?width=10", new byte[0], 400);
  }

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  void rejectsTheBody_whenItIsCutShort(ImageFormat format) {
    byte[] picture = picture(300, 200, format);

    assertProblem("?width=10", Arrays.copyOf(picture, picture.length / 2), 422);
  }

  @Test
  void rejectsThePicture_whenItsHeaderClaimsTooMuch() {
    assertProblem("?width=10", pngClaiming(50_000, 50_000), 413);
    assertProblem("?width=10", pngClaiming(2_001, 2_000), 413);
  }

  @Test
  void rejectsTheFile_whenItIsTooLarge() {
    assertProblem("?width=10", new byte[2 * 1024 * 1024 + 1], 413);
  }

  @Test
  void rejectsTheForm_whenItHasNoImage() {
    var form = new MultipartBodyBuilder();
    form.part("photo", picture(30, 30, ImageFormat.PNG)).filename("a.png");

    client
        .post()
        .uri(PATH)
        .bodyValue(form.build())
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("https://atelier.dev/problems/image-missing");
  }

  @Test
  void rejectsTheSize_whenItEnlargesTooMuch() {
    assertProblem("?width=100", picture(20, 20, ImageFormat.PNG), 422);
  }

  private byte[] resize(String query, byte[] picture, ImageFormat expected) {
    return client
        .post()
        .uri(PATH + query)
        .bodyValue(picture)
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentType(expected.mediaType())
        .expectBody()
        .returnResult()
        .getResponseBody();
  }

  private String assertProblem(String query, byte[] body, int status) {
    byte[] problem =
        client
            .post()
            .uri(PATH + query)
            .bodyValue(body)
            .exchange()
            .expectStatus()
            .isEqualTo(status)
            .expectHeader()
            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .expectBody()
            .jsonPath("$.traceId")
            .isNotEmpty()
            .returnResult()
            .getResponseBody();
    return new String(problem, StandardCharsets.UTF_8);
  }

  /** Red to the right, green downwards. */
  private static byte[] picture(int width, int height, ImageFormat format) {
    byte[] data = new byte[width * height * 3];
    for (int i = 0; i < width * height; i++) {
      data[3 * i] = (byte) (255 * (i % width) / width);
      data[3 * i + 1] = (byte) (255 * (i / width) / height);
    }
    return CODEC.encode(new PixelImage(width, height, 3, data), format, 90);
  }

  private static double brightness(byte[] file) {
    byte[] data = CODEC.decode(file, 10_000_000).data();
    long sum = 0;
    for (byte sample : data) {
      sum += sample & 0xFF;
    }
    return (double) sum / data.length;
  }

  private static org.assertj.core.data.Offset<Double> within(double distance) {
    return org.assertj.core.data.Offset.offset(distance);
  }

  /** A sound PNG but for its pixels, which are far too few. */
  private static byte[] pngClaiming(int width, int height) {
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    ByteBuffer file = ByteBuffer.allocate(200);
    file.put("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
    chunk(file, "IHDR", header);
    chunk(file, "IDAT", new byte[] {0x78, 1, 3, 0, 0, 0, 0, 1});
    chunk(file, "IEND", new byte[0]);
    return Arrays.copyOf(file.array(), file.position());
  }

  private static void chunk(ByteBuffer file, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(name);
    crc.update(data);
    file.putInt(data.length).put(name).put(data).putInt((int) crc.getValue());
  }
}
