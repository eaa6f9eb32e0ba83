package io.atelier.gallery.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.gallery.Pictures;
import io.atelier.gallery.RunningGallery;
import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageHeader;
import io.atelier.platform.image.PixelImage;
import io.atelier.platform.live.LiveEvents;
import io.atelier.platform.live.OwnedEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

class UploadIT {

  private static final int RED = 0;

  private final RunningGallery gallery = RunningGallery.shared();
  private final RunningGallery.User user = gallery.newUser();
  private final String category = user.createCategory("uploads");

  @Test
  void makesAWorkOfAnUpload() throws Exception {
    byte[] picture = Pictures.png(700, 400);

    String id = user.upload(picture, category);
    JsonNode upload = user.settled(id);

    assertThat(upload.get("status").asString()).isEqualTo("DONE");
    assertThat(upload.get("work_id").asString()).isEqualTo(id);
    JsonNode work = user.data(user.get("/api/v1/works/" + id));
    assertThat(work.get("category_id").asString()).isEqualTo(category);
    assertThat(work.get("prompt").asString()).isEqualTo("a cat");
    assertThat(work.get("width").asInt()).isEqualTo(700);
    assertThat(work.get("sha256").asString()).isEqualTo(sha256(picture));
    assertThat(user.data(user.get("/api/v1/categoryDetail/" + category)).get("works"))
        .containsExactly(work);
  }

  @Test
  void tellsTheOwnerOfTheWork_live() {
    LiveEvents live = gallery.bean(LiveEvents.class);
    Mono<OwnedEvent> created =
        live.announcements()
            .filter(event -> event.owner().equals("user:" + user.id()))
            .filter(event -> event.event().type().equals("work.created"))
            .next()
            .cache();
    created.subscribe();
    live.listening().block(RunningGallery.PATIENCE);

    String id = user.upload(Pictures.png(100, 100), category);

    OwnedEvent event = created.block(RunningGallery.PATIENCE);
    assertThat(event.event().data()).isEqualTo(user.data(user.get("/api/v1/works/" + id)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void takesTheCategory_asStringOrNumber(boolean string) {
    Object id = string ? (Object) category : Long.valueOf(category);

    user.post("/api/v1/uploadWork", upload(Pictures.base64(Pictures.png(9, 9)), id, "x"))
        .expectStatus()
        .isOk();
  }

  @Test
  void keepsAPhotoUpright_andWithoutMetadata() {
    byte[] photo = Pictures.jpegWithExif(800, 600, 6); // stands on its side: to be turned clockwise
    assertThat(text(photo)).contains("SecretCamera");

    String id = user.upload(photo, category);
    user.settled(id);

    byte[] kept = image(id, "");
    assertThat(text(kept)).doesNotContain("SecretCamera").doesNotContain("Exif");
    assertThat(ImageHeader.read(kept))
        .extracting(ImageHeader::width, ImageHeader::height, ImageHeader::orientation)
        .containsExactly(600, 800, 1);
    PixelImage pixels = ImageCodec.best().decode(kept, 1_000_000);
    assertThat(sample(pixels, 590, 10)[RED])
        .as("the corner, turned to the top right")
        .isGreaterThan(200);
    assertThat(sample(pixels, 10, 10)[RED]).isLessThan(100);
  }

  @Test
  void servesTheSmallestSizeThatIsWideEnough() {
    String id = user.upload(Pictures.jpeg(1000, 500), category);
    user.settled(id);

    assertThat(width(image(id, "?width=100"))).isEqualTo(320);
    assertThat(width(image(id, "?width=320"))).isEqualTo(320);
    assertThat(width(image(id, "?width=321"))).isEqualTo(640);
    assertThat(width(image(id, "?width=900"))).isEqualTo(1000);
    assertThat(width(image(id, "?width=9000"))).isEqualTo(1000);
    assertThat(width(image(id, ""))).isEqualTo(1000);
    user.get("/api/v1/works/" + id + "/image?width=0").expectStatus().isBadRequest();
  }

  @Test
  void letsClientsKeepAnImage() {
    String id = user.upload(Pictures.png(50, 50), category);
    user.settled(id);
    String uri = "/api/v1/works/" + id + "/image";

    String etag = user.get(uri).returnResult(byte[].class).getResponseHeaders().getETag();

    user.getIfNoneMatch(uri, etag).expectStatus().isNotModified().expectBody().isEmpty();
    user.getIfNoneMatch(uri, "\"other\"")
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Cache-Control", "max-age=31536000, private, immutable");
  }

  @Test
  void failsAnUpload_whosePixelsAreBroken() {
    String id = user.upload(Pictures.pngWithBrokenPixels(), category);

    JsonNode upload = user.settled(id);

    assertThat(upload.get("status").asString()).isEqualTo("FAILED");
    assertThat(upload.get("failure").get("type").asString()).isEqualTo("broken-image");
    assertThat(user.data(user.get("/api/v1/categoryDetail/" + category)).get("works")).isEmpty();
    user.get("/api/v1/works/" + id + "/image").expectStatus().isNotFound();
    gallery.awaitNoObjects(id);
  }

  @Test
  void makesOneWork_howeverManyPermitsThereAre() {
    String id = user.upload(Pictures.png(400, 400), category);
    Processing processing = gallery.bean(Processing.class);
    Permit permit = new Permit(Long.parseLong(id));

    Flux.range(0, 8).flatMap(n -> processing.handle(permit)).then().block(RunningGallery.PATIENCE);
    user.settled(id);
    processing.handle(permit).block(RunningGallery.PATIENCE);

    assertThat(gallery.sql("select id from work where id = " + id)).hasSize(1);
    assertThat(gallery.sql("select attempt from upload where id = " + id))
        .containsExactly(Map.of("attempt", 1));
    assertThat(gallery.bean(LiveEvents.class).replay("user:" + user.id(), "0-1").block().events())
        .hasSize(1);
  }

  @Test
  void deletesAWork_withItsFiles() {
    String id = user.upload(Pictures.png(400, 400), category);
    user.settled(id);

    user.delete("/api/v1/works/" + id).expectStatus().isNoContent();

    user.get("/api/v1/works/" + id).expectStatus().isNotFound();
    user.get("/api/v1/works/" + id + "/image").expectStatus().isNotFound();
    user.delete("/api/v1/works/" + id).expectStatus().isNotFound();
    assertThat(gallery.objectKeys(id)).isEmpty();
  }

  @Test
  void keepsWorksFromOthers() {
    String id = user.upload(Pictures.png(40, 40), category);
    user.settled(id);
    RunningGallery.User other = gallery.newUser();

    other.get("/api/v1/works/" + id).expectStatus().isNotFound();
    other.get("/api/v1/works/" + id + "/image").expectStatus().isNotFound();
    other.get("/api/v1/uploads/" + id).expectStatus().isNotFound();
    other.delete("/api/v1/works/" + id).expectStatus().isNotFound();
    user.get("/api/v1/works/" + id).expectStatus().isOk();
  }

  @Test
  void storesNothing_whenTheCategoryIsForeign() {
    RunningGallery.User other = gallery.newUser();

    other
        .post("/api/v1/uploadWork", upload(Pictures.base64(Pictures.png(9, 9)), category, "x"))
        .expectStatus()
        .isNotFound();

    assertThat(gallery.sql("select id from upload where user_id = " + other.id())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "true", "\"one\"", "null", "[]", "99999999999999999999"})
  void rejectsACategoryId_thatIsNone(String id) {
    gallery
        .http()
        .post()
        .uri("/api/v1/uploadWork")
        .headers(user::authorize)
        .header("Content-Type", "application/json")
        .bodyValue("{\"work_image\":\"aGVsbG8=\",\"prompt\":\"x\",\"category_id\":" + id + "}")
        .exchange()
        .expectStatus()
        .isBadRequest();
  }

  @Test
  void rejectsAnEmptyPrompt() {
    user.post("/api/v1/uploadWork", upload(Pictures.base64(Pictures.png(9, 9)), category, " "))
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.errors[0].field")
        .isEqualTo("prompt");
  }

  private static Map<String, Object> upload(String image, Object category, String prompt) {
    return Map.of("work_image", image, "category_id", category, "prompt", prompt);
  }

  private byte[] image(String id, String query) {
    return user.get("/api/v1/works/" + id + "/image" + query)
        .expectStatus()
        .isOk()
        .expectBody(byte[].class)
        .returnResult()
        .getResponseBody();
  }

  private static int width(byte[] picture) {
    return ImageHeader.read(picture).width();
  }

  private static int[] sample(PixelImage image, int x, int y) {
    int at = (y * image.width() + x) * image.channels();
    return new int[] {Byte.toUnsignedInt(image.data()[at])};
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
