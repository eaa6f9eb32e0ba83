package io.atelier.render.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.render.Pictures;
import io.atelier.render.RunningRender;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class TemplateIT {
  private static final String PATH = "/api/v1/render/templates/";
  private static final String RENDER = "/api/v1/render/t/";

  private final RunningRender render = RunningRender.shared();
  private final RunningRender.User user = render.newUser();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quote-card",
        "social-card",
        "poster",
        "product-label",
        "certificate",
        "code-snippet"
      })
  void rendersShippedTemplates_withoutAToken(String name) {
    picture(render.http(), RENDER + name);
    byte[] jpeg = picture(render.http(), RENDER + name + "?format=jpeg&scale=1.5");

    assertThat(Pictures.read(jpeg).getWidth()).isGreaterThan(1_000);
  }

  @Test
  void fitsLongTexts_intoTheSamePicture() {
    byte[] brief = picture(render.http(), RENDER + "quote-card?quote=Yes.");
    byte[] lengthy =
        picture(render.http(), RENDER + "quote-card?quote=" + "many+words+".repeat(50));

    assertThat(Pictures.read(lengthy).getHeight()).isEqualTo(Pictures.read(brief).getHeight());
  }

  @Test
  void keepsVersions() {
    save("card", true, "{{title}} one").expectStatus().isCreated();
    byte[] first = picture(render.http(), own("card"));
    save("card", true, "{{title}} two").expectStatus().isOk();
    byte[] second = picture(render.http(), own("card"));

    assertThat(second).isNotEqualTo(first);
    assertThat(picture(render.http(), own("card@1"))).isEqualTo(first);
    assertThat(data(get(user.http(), PATH + "card")).get("version").asInt()).isEqualTo(2);
    assertThat(data(get(user.http(), PATH + "card@1")).get("scene").get("text").asString())
        .isEqualTo("{{title}} one");
  }

  @Test
  void listsOwnTemplates_thenShippedOnes() {
    save("mine", false, "{{title}}");

    JsonNode list = data(get(user.http(), PATH.substring(0, PATH.length() - 1)));

    assertThat(list.valueStream().map(template -> template.get("name").asString()))
        .containsExactly(
            "mine",
            "quote-card",
            "social-card",
            "poster",
            "product-label",
            "certificate",
            "code-snippet");
    assertThat(list.get(0).get("url").asString()).isEqualTo(RENDER + user.id() + "/mine");
    assertThat(list.get(0).get("parameters").get("title").get("required").asBoolean()).isTrue();
  }

  @Test
  void hidesAPrivateTemplate_fromAllButItsOwner() {
    save("secret", false, "{{title}}");

    assertNotFound(get(render.http(), own("secret")));
    assertNotFound(get(render.newUser().http(), own("secret")));
    get(user.http(), own("secret"))
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Cache-Control", "max-age=86400, private");
    assertNotFound(get(render.newUser().http(), PATH + "secret"));
  }

  @Test
  void showsAPrivateTemplate_underASignedAddress() {
    save("secret", false, "{{title}}");
    String signed = sign(user.http(), own("secret").replace("title=a", "title=signed+text"));

    picture(render.http(), signed);
    assertProblem(get(render.http(), signed.replace("signed", "forged")), 403, "signature-invalid");
  }

  @Test
  void signsOnlyForTheOwner() {
    save("secret", false, "{{title}}");

    signRequest(render.newUser().http(), own("secret")).expectStatus().isBadRequest();
    signRequest(render.http(), own("secret")).expectStatus().isUnauthorized();
    signRequest(user.http(), "/api/v1/render/assets").expectStatus().isBadRequest();
    signRequest(user.http(), "https://example.org/api/v1/render/text")
        .expectStatus()
        .isBadRequest();
    signRequest(user.http(), "/api/v1/render/text?text=a").expectStatus().isOk();
  }

  @Test
  void refusesTexts_underAForgedSignature() {
    String signed = sign(user.http(), "/api/v1/render/text?text=a");

    picture(render.http(), signed);
    assertProblem(get(render.http(), signed.replace("text=a", "text=b")), 403, "signature-invalid");
  }

  @Test
  void deletesAllVersions() {
    save("old", true, "{{title}}");
    save("old", true, "{{title}} 2");

    user.http().delete().uri(PATH + "old").exchange().expectStatus().isNoContent();

    assertNotFound(get(render.http(), own("old")));
    assertNotFound(get(render.http(), own("old@1")));
    user.http().delete().uri(PATH + "old").exchange().expectStatus().isNotFound();
    save("old", true, "{{title}}").expectStatus().isCreated();
  }

  @Test
  void keepsNothing_whenTheSceneIsWrong() {
    Map<String, Object> document =
        Map.of("scene", Map.of("text", "a", "layers", List.of(Map.of("type", "circle"))));

    assertProblem(put("wrong", document), 400, "invalid-request")
        .jsonPath("$.errors[0].field")
        .isEqualTo("scene.layers[0].type");
    get(user.http(), PATH + "wrong").expectStatus().isNotFound();
  }

  @Test
  void namesTheParameter_whenItIsMissing() {
    save("card", true, "{{title}}");

    assertProblem(get(render.http(), RENDER + user.id() + "/card"), 400, "invalid-request")
        .jsonPath("$.errors[0].field")
        .isEqualTo("title");
  }

  @Test
  void showsADocument_beforeItIsKept() {
    user.http()
        .post()
        .uri(PATH + "preview")
        .bodyValue(document("{{title}}"))
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentType(MediaType.IMAGE_PNG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "-a", "a_b", "a@0", "a@x"})
  void rejectsAName_thatIsNone(String name) {
    put(name, document("{{title}}")).expectStatus().isBadRequest();
    get(render.http(), RENDER + name).expectStatus().isNotFound();
  }

  private String own(String name) {
    return RENDER + user.id() + "/" + name + "?title=a";
  }

  private WebTestClient.ResponseSpec save(String name, boolean open, String text) {
    return put(name + "?open=" + open, document(text));
  }

  private WebTestClient.ResponseSpec put(String name, Map<String, Object> document) {
    return user.http().put().uri(PATH + name).bodyValue(document).exchange();
  }

  private static Map<String, Object> document(String text) {
    return Map.of(
        "title",
        "A card",
        "parameters",
        Map.of("title", Map.of("example", "Hello")),
        "scene",
        Map.of("text", text, "width", 200));
  }

  private static String sign(WebTestClient http, String url) {
    return data(signRequest(http, url).expectStatus().isOk()).get("url").asString();
  }

  private static WebTestClient.ResponseSpec signRequest(WebTestClient http, String url) {
    return http.post()
        .uri("/api/v1/render/sign")
        .bodyValue(Map.of("url", url, "expires_in", 60))
        .exchange();
  }

  private static WebTestClient.ResponseSpec get(WebTestClient http, String uri) {
    return http.get().uri(uri).exchange();
  }

  private static byte[] picture(WebTestClient http, String uri) {
    return get(http, uri)
        .expectStatus()
        .isOk()
        .expectBody()
        .returnResult()
        .getResponseBodyContent();
  }

  private static JsonNode data(WebTestClient.ResponseSpec answer) {
    return answer.expectBody(JsonNode.class).returnResult().getResponseBody().get("data");
  }

  private static void assertNotFound(WebTestClient.ResponseSpec answer) {
    assertProblem(answer, 404, "template-not-found");
  }

  private static WebTestClient.BodyContentSpec assertProblem(
      WebTestClient.ResponseSpec answer, int status, String slug) {
    return answer
        .expectStatus()
        .isEqualTo(status)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("https://atelier.dev/problems/" + slug);
  }
}
