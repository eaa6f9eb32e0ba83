package io.atelier.gallery.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atelier.gallery.Pictures;
import io.atelier.gallery.RunningGallery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CategoryIT {

  private static final String PNG = Pictures.base64(Pictures.png(64, 48));

  private final RunningGallery gallery = RunningGallery.shared();
  private final RunningGallery.User user = gallery.newUser();

  @Test
  void listsACategoryAtOnce_newestFirst() {
    String first = user.createCategory("landscapes");
    String second = user.createCategory("portraits");

    JsonNode list = user.data(user.get("/api/v1/category"));

    assertThat(list.findValuesAsString("category_id")).containsExactly(second, first);
    assertThat(list.get(0).get("category_id").isString()).isTrue();
    assertThat(list.get(0).get("category_name").asString()).isEqualTo("portraits");
    assertThat(list.get(0).get("description").asString()).isEqualTo("about portraits");
  }

  @Test
  void listsOnlyTheCallersCategories() {
    gallery.newUser().createCategory("somebody else's");

    assertThat(user.data(user.get("/api/v1/category")).isEmpty()).isTrue();
  }

  @Test
  void givesEveryCategoryOnce_whenPaged() {
    List<String> made = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      made.addFirst(user.createCategory("category " + n));
    }

    List<String> paged = new ArrayList<>();
    String uri = "/api/v1/category?limit=2";
    int pages = 0;
    for (String next = ""; next != null; pages++) {
      JsonNode page =
          user.get(uri + next).expectBody(JsonNode.class).returnResult().getResponseBody();
      paged.addAll(page.get("data").findValuesAsString("category_id"));
      JsonNode cursor = page.get("next_cursor");
      next = cursor.isNull() ? null : "&cursor=" + cursor.asString();
    }

    assertThat(paged).isEqualTo(made);
    assertThat(pages).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=101", "limit=many", "cursor=x"})
  void rejectsAPage_whenItsParametersAreWrong(String query) {
    user.get("/api/v1/category?" + query)
        .expectStatus()
        .isBadRequest()
        .expectHeader()
        .contentType("application/problem+json");
  }

  @Test
  void showsTheCoverInSmallerSizes_onceProcessed() {
    var request = new HashMap<>(Map.of("cover", Pictures.base64(Pictures.jpeg(1000, 500))));
    request.put("category_name", "with cover");
    JsonNode category = user.data(user.post("/api/v1/createCategory", request));
    String cover = category.get("cover").asString();

    await()
        .atMost(RunningGallery.PATIENCE)
        .untilAsserted(() -> user.get(cover + "?width=300").expectStatus().isOk());

    user.get(cover + "?width=300").expectHeader().contentType("image/jpeg");
    gallery.newUser().get(cover).expectStatus().isNotFound();
    assertThat(
            user.data(user.get("/api/v1/categoryDetail/" + category.get("category_id").asString()))
                .get("works"))
        .isEmpty();
  }

  @Test
  void tellsNothingOfAForeignCategory() {
    String foreign = gallery.newUser().createCategory("private");

    user.get("/api/v1/categoryDetail/" + foreign)
        .expectStatus()
        .isNotFound()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("https://atelier.dev/problems/category-not-found");
    user.get("/api/v1/categoryDetail/1").expectStatus().isNotFound();
    user.get("/api/v1/categoryDetail/first").expectStatus().isBadRequest();
  }

  static Stream<Arguments> badCovers() {
    byte[] png = Pictures.png(64, 48);
    return Stream.of(
        Arguments.of("not base64!", 400, "broken-base64"),
        Arguments.of("data:image/png," + PNG, 400, "broken-base64"),
        Arguments.of("", 415, "unsupported-image"),
        Arguments.of(Pictures.base64("hello".getBytes()), 415, "unsupported-image"),
        Arguments.of(Pictures.base64(Arrays.copyOf(png, png.length / 2)), 422, "broken-image"),
        Arguments.of(Pictures.base64(Pictures.pngClaiming(50_000, 50_000)), 413, "image-too-large"),
        Arguments.of(Pictures.base64(Pictures.pngClaiming(6_000, 6_000)), 413, "image-too-large"),
        Arguments.of("A".repeat(30 << 20), 413, "body-too-large"));
  }

  @ParameterizedTest
  @MethodSource("badCovers")
  void rejectsACover_andStoresNothing(String cover, int status, String slug) {
    List<String> before = gallery.objectKeys("originals");

    user.post("/api/v1/createCategory", Map.of("cover", cover, "category_name", "bad"))
        .expectStatus()
        .isEqualTo(status)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("https://atelier.dev/problems/" + slug);

    assertThat(user.data(user.get("/api/v1/category")).isEmpty()).isTrue();
    assertThat(gallery.sql("select id from upload where user_id = " + user.id())).isEmpty();
    assertThat(gallery.objectKeys("originals")).hasSameSizeAs(before);
  }

  static Stream<Object> badBodies() {
    return Stream.of(
        "{",
        "[]",
        "{}",
        "{\"cover\":null,\"category_name\":\"x\"}",
        "{\"cover\":{\"a\":1},\"category_name\":\"x\"}",
        "{\"cover\":true,\"category_name\":\"x\"}",
        "{\"cover\":\"" + PNG + "\",\"category_name\":\"  \"}",
        "{\"cover\":\"" + PNG + "\",\"category_name\":\"" + "x".repeat(101) + "\"}",
        "{\"cover\":\"" + PNG + "\",\"category_name\":[\"x\"]}");
  }

  @ParameterizedTest
  @MethodSource("badBodies")
  void rejectsABody_whenItIsNotOfTheShape(String body) {
    gallery
        .http()
        .post()
        .uri("/api/v1/createCategory")
        .headers(user::authorize)
        .header("Content-Type", "application/json")
        .bodyValue(body)
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectHeader()
        .contentType("application/problem+json");
  }

  @Test
  void rejectsACaller_withoutToken() {
    gallery.http().get().uri("/api/v1/category").exchange().expectStatus().isUnauthorized();
  }
}
