package io.atelier.render.font.user;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.platform.testing.TestIssuer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "atelier.render.fonts.per-user=3",
      "atelier.render.fonts.max-file=100KB",
      "atelier.render.fonts.origins=http://127.0.0.1:1",
      "atelier.render.fonts.private-addresses=true"
    })
@AutoConfigureWebTestClient
class FontIT {
  private static final String PATH = "/api/v1/render/fonts";
  private static final TestIssuer ISSUER = TestIssuer.start();
  private static final AtomicLong USERS = new AtomicLong(500);
  @TempDir static Path objects;

  @Autowired WebTestClient client;
  @Autowired FontLoader loader;

  private final long user = USERS.incrementAndGet();

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("atelier.web.jwks-uri", ISSUER::jwksUri);
    registry.add("atelier.objects.dir", objects::toString);
    registry.add("atelier.render.signing.data-dir", objects::toString);
    registry.add("spring.data.redis.url", () -> "redis://127.0.0.1:1");
    registry.add("spring.r2dbc.url", () -> "r2dbc:postgresql://127.0.0.1:1/atelier");
    registry.add("spring.flyway.url", () -> "jdbc:postgresql://127.0.0.1:1/atelier");
  }

  @ParameterizedTest
  @ValueSource(strings = {"latin.ttf", "latin.woff2", "latin.ttc", "han.otf", "han.woff2"})
  void keepsAFont_andDrawsWithIt(String name) {
    String id = add(Fonts.file(name));

    LoadedFont font = loader.load("user:" + id).block(Duration.ofSeconds(10));

    assertThat(font.fallback()).isFalse();
    assertThat(font.family().name()).isEqualTo("user:" + id);
    assertThat(font.family().primary().awt().canDisplay('a')).isTrue();
    assertThat(font.family().primary().awt().canDisplay('永')).isEqualTo(name.startsWith("han"));
  }

  @Test
  void listsAUsersFonts_theSameFontOnce() {
    add(Fonts.file("latin.ttf"));
    add(Fonts.file("latin.ttf"));
    add(Fonts.file("han.otf"));

    list(user)
        .jsonPath("$.data.length()")
        .isEqualTo(2)
        .jsonPath("$.data[0].family")
        .isEqualTo("Noto Sans CJK SC")
        .jsonPath("$.data[1].style")
        .isEqualTo("Regular")
        .jsonPath("$.data[0].created_at")
        .isNotEmpty();
    list(USERS.incrementAndGet()).jsonPath("$.data").isEmpty();
  }

  @Test
  void takesTheFontOfAForm_andAFaceOfACollection() {
    var form = new MultipartBodyBuilder();
    form.part("font", Fonts.file("latin.ttc")).filename("latin.ttc");

    as(user, client.post().uri(PATH + "?face=1"))
        .bodyValue(form.build())
        .exchange()
        .expectStatus()
        .isCreated()
        .expectBody()
        .jsonPath("$.data.family")
        .isEqualTo("Second Face");
  }

  @Test
  void keepsAVariableFont_atTheValuesAskedFor() throws IOException {
    byte[] inter;
    try (var in = FontIT.class.getResourceAsStream("/fonts-variable/InterSubset.ttf")) {
      inter = in.readAllBytes();
    }

    String light = add(inter, "?axes=wght:200");
    String heavy = add(inter, "?axes=wght:850");

    assertThat(heavy).isNotEqualTo(light);
    assertThat(svg("user:" + heavy)).isNotEqualTo(svg("user:" + light));
    assertProblem(post(inter, "?axes=wght"), 400, "invalid-request");
    assertProblem(post(Fonts.file("latin.ttf"), "?axes=wght:400"), 422, "broken-font");
  }

  @Test
  void deletesAFont_ofItsOwnerOnly() {
    String id = add(Fonts.file("latin.ttf"));

    delete(USERS.incrementAndGet(), id).expectStatus().isNotFound();
    delete(user, id).expectStatus().isNoContent();
    delete(user, id).expectStatus().isNotFound();
    delete(user, "../../x").expectStatus().isNotFound();
    list(user).jsonPath("$.data").isEmpty();
  }

  @Test
  void refusesMoreFontsThanAUserMayKeep() {
    add(Fonts.file("latin.ttf"));
    add(Fonts.file("han.otf"));
    add(Fonts.file("han.woff2"));

    assertProblem(post(Fonts.file("latin.woff2")), 409, "font-quota-exceeded");
  }

  @Test
  void refusesWhatIsNoUsableFont() {
    byte[] font = Fonts.file("latin.ttf");

    assertProblem(post("no font".getBytes()), 415, "unsupported-font");
    assertProblem(post(Arrays.copyOf(font, font.length / 2)), 422, "broken-font");
    assertProblem(post(new byte[0]), 400, "font-missing");
    assertProblem(post(new byte[100 * 1024 + 1]), 413, "body-too-large");
  }

  @Test
  void drawsATextWithIt() {
    String id = add(Fonts.file("han.otf"));

    assertThat(svg("user:" + id)).startsWith("<svg ").isNotEqualTo(svg("noto-sans-cjk-bold"));
    assertProblem(text("user:" + id + "0"), 400, "invalid-request");
    assertProblem(text("https://elsewhere.example/a.woff2"), 400, "invalid-request");
  }

  @Test
  void saysSo_whenTheDefaultFontStandsIn() {
    String address = "http://127.0.0.1:1/a.woff2";

    byte[] drawn =
        text(address)
            .expectStatus()
            .isOk()
            .expectHeader()
            .valueEquals("Atelier-Font-Fallback", address)
            .expectHeader()
            .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
            .expectBody()
            .returnResult()
            .getResponseBody();
    assertThat(new String(drawn, UTF_8)).isEqualTo(svg("noto-sans-cjk"));
  }

  @Test
  void asksForAToken() {
    client.get().uri(PATH).exchange().expectStatus().isUnauthorized();
    client.post().uri(PATH).bodyValue(new byte[1]).exchange().expectStatus().isUnauthorized();
  }

  private String svg(String font) {
    byte[] svg =
        text(font)
            .expectStatus()
            .isOk()
            .expectHeader()
            .contentType("image/svg+xml")
            .expectBody()
            .returnResult()
            .getResponseBody();
    return new String(svg, UTF_8);
  }

  private ResponseSpec text(String font) {
    return client
        .get()
        .uri("/api/v1/render/text?text=永和 abc&format=svg&font={font}", font)
        .exchange();
  }

  private String add(byte[] font) {
    return add(font, "");
  }

  private String add(byte[] font, String query) {
    byte[] answer =
        post(font, query)
            .expectStatus()
            .isCreated()
            .expectHeader()
            .exists(HttpHeaders.LOCATION)
            .expectBody()
            .jsonPath("$.data.glyphs")
            .isNumber()
            .returnResult()
            .getResponseBody();
    return new tools.jackson.databind.json.JsonMapper().readTree(answer).at("/data/id").asString();
  }

  private ResponseSpec post(byte[] body) {
    return post(body, "");
  }

  private ResponseSpec post(byte[] body, String query) {
    return as(user, client.post().uri(PATH + query))
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .bodyValue(body)
        .exchange();
  }

  private ResponseSpec delete(long caller, String id) {
    return client
        .delete()
        .uri(PATH + "/{id}", id)
        .header(HttpHeaders.AUTHORIZATION, ISSUER.bearer(caller, "ada"))
        .exchange();
  }

  private WebTestClient.BodyContentSpec list(long caller) {
    return client
        .get()
        .uri(PATH)
        .header(HttpHeaders.AUTHORIZATION, ISSUER.bearer(caller, "ada"))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody();
  }

  private static WebTestClient.RequestBodySpec as(
      long caller, WebTestClient.RequestBodySpec request) {
    return request.header(HttpHeaders.AUTHORIZATION, ISSUER.bearer(caller, "ada"));
  }

  private static void assertProblem(ResponseSpec response, int status, String slug) {
    response
        .expectStatus()
        .isEqualTo(status)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("https://atelier.dev/problems/" + slug);
  }
}
