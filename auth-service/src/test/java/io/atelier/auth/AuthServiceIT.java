package io.atelier.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.auth.HttpCaller.Answer;
import io.atelier.platform.testing.TestIssuer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AuthServiceIT {

  private static RunningAuth auth;
  private static TestRedis redis;
  private static HttpCaller caller;
  private static String megabytePicture;

  @BeforeAll
  static void start() throws IOException {
    auth = RunningAuth.start();
    redis = TestRedis.connect();
    caller = auth.caller();
    megabytePicture = "data:image/png;base64," + Base64.getEncoder().encodeToString(noise());
  }

  @AfterAll
  static void stop() {
    auth.close();
    redis.close();
  }

  @Test
  void walksFromSignupToRefresh_withTheSameObjectForSignupAndLogin() {
    Map<String, Object> body = person("ada");
    body.put("avatar", megabytePicture);

    JsonNode made = json(post("/api/v1/signup", body).expect(200));
    JsonNode login = json(post("/api/v1/login", body).expect(200)).get("data");
    JsonNode refreshed = json(refresh(login).expect(200));

    assertThat(made.at("/data/id").isString()).isTrue();
    assertThat(login.get("user")).isEqualTo(made.get("data"));
    assertThat(login.get("token_type").asString()).isEqualTo("Bearer");
    assertThat(login.get("expires_in").asInt()).isEqualTo(900);
    assertThat(refreshed.get("access_token")).isEqualTo(refreshed.at("/data/access_token"));
    assertThat(refreshed.get("refresh_token")).isEqualTo(refreshed.at("/data/refresh_token"));
    assertThat(refreshed.get("refresh_token")).isNotEqualTo(login.get("refresh_token"));
    for (JsonNode tokens : List.of(login, refreshed)) {
      assertThat(json(get("/api/v1/me", tokens).expect(200))).isEqualTo(made);
    }
  }

  @Test
  void givesTheAvatarBackToItsOwnerAsSent() {
    Map<String, Object> body = person("barbara");
    body.put("avatar", megabytePicture);
    post("/api/v1/signup", body).expect(200);
    JsonNode tokens = login("barbara", "password123");

    Answer avatar =
        get(json(get("/api/v1/me", tokens)).at("/data/avatar_url").asString(), tokens).expect(200);

    assertThat(avatar.header("Content-Type")).isEqualTo("image/png");
    assertThat(Base64.getEncoder().encodeToString(avatar.body()))
        .isEqualTo(megabytePicture.substring(22));
  }

  @Test
  void answers404_whenThereIsNoAvatar() {
    post("/api/v1/signup", person("carol")).expect(200);

    get("/api/v1/me/avatar", login("carol", "password123")).expect(404);
  }

  @Test
  void refusesASecondAccountWithTheSameNameOrAddress_whateverTheCase() {
    post("/api/v1/signup", person("dora")).expect(200);
    Map<String, Object> sameName = person("DORA");
    sameName.put("email", "other@example.com");
    Map<String, Object> sameAddress = person("dorothea");
    sameAddress.put("email", "Dora@Example.com");

    JsonNode byName = problem(post("/api/v1/signup", sameName), 409);
    JsonNode byAddress = problem(post("/api/v1/signup", sameAddress), 409);

    assertThat(byName.get("errors").findValuesAsString("field")).containsExactly("username");
    assertThat(byAddress.get("errors").findValuesAsString("field")).containsExactly("email");
    assertThat(login("dOrA", "password123").at("/user/username").asString()).isEqualTo("dora");
  }

  @Test
  void makesOneAccount_whenTheSameIsSentManyTimesAtOnce() {
    List<Integer> statuses =
        Stream.generate(() -> person("emmy"))
            .limit(8)
            .parallel()
            .map(body -> post("/api/v1/signup", body).status())
            .toList();

    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
  }

  @Test
  void tellsEveryInvalidFieldOfASignup() {
    Map<String, Object> body =
        Map.of("username", "a b", "password", "short", "confirm_password", "other", "email", "no");

    JsonNode problem = problem(post("/api/v1/signup", body), 400);

    assertThat(problem.get("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("username", "password", "confirm_password", "email");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "null",
        "{\"username\":{}}",
        "{\"username\":[1],\"password\":true}",
        "{}"
      })
  void answers400_whenTheBodyIsNotWhatItShouldBe(String body) {
    for (String path : List.of("/api/v1/signup", "/api/v1/login", "/api/v1/refresh_token")) {
      problem(caller.postRaw(path, body), 400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%%%", "aGVsbG8=", "data:image/png;base64,iVBORw0KGgo="})
  void storesNothing_whenTheAvatarIsBroken(String avatar) throws IOException {
    List<Path> before = storedObjects();
    Map<String, Object> body = person("frances");
    body.put("avatar", avatar);

    assertThat(post("/api/v1/signup", body).status()).isBetween(400, 499);

    assertThat(storedObjects()).isEqualTo(before);
    problem(post("/api/v1/login", body), 401);
  }

  @Test
  void keepsNoAvatar_whenTheAccountIsRefused() throws IOException {
    post("/api/v1/signup", person("gerty")).expect(200);
    List<Path> before = storedObjects();
    Map<String, Object> body = person("gerty");
    body.put("avatar", megabytePicture);

    post("/api/v1/signup", body).expect(409);

    assertThat(storedObjects()).isEqualTo(before);
  }

  @Test
  void answersTheSame_forAWrongPasswordAndAnUnknownName() {
    post("/api/v1/signup", person("hedy")).expect(200);

    JsonNode wrong = problem(post("/api/v1/login", credentials("hedy", "password124")), 401);
    JsonNode unknown = problem(post("/api/v1/login", credentials("nobody", "password124")), 401);

    for (String field : List.of("type", "title", "detail", "status", "instance")) {
      assertThat(wrong.get(field)).isEqualTo(unknown.get(field));
    }
  }

  @Test
  void blocksGuessing_fromOneAddressOnly() {
    post("/api/v1/signup", person("ida")).expect(200);
    for (int guess = 0; guess < 10; guess++) {
      loginFrom("198.51.100.7", "ida", "wrong" + guess).expect(401);
    }

    Answer blocked = loginFrom("198.51.100.7", "ida", "password123").expect(429);

    assertThat(Integer.parseInt(blocked.header("Retry-After"))).isBetween(1, 901);
    loginFrom("203.0.113.9", "ida", "password123").expect(200);
  }

  @Test
  void forgetsFailures_whenSigningInSucceeds() {
    post("/api/v1/signup", person("joan")).expect(200);
    for (int round = 0; round < 2; round++) {
      for (int guess = 0; guess < 9; guess++) {
        loginFrom("198.51.100.8", "joan", "wrong").expect(401);
      }
      loginFrom("198.51.100.8", "joan", "password123").expect(200);
    }
  }

  @Test
  void cachesTheAccountForTenMinutes() {
    post("/api/v1/signup", person("karen")).expect(200);
    JsonNode tokens = login("karen", "password123");
    String key = "user_info:" + tokens.at("/user/id").asString();

    get("/api/v1/me", tokens).expect(200);

    assertThat(redis.template().opsForHash().get(key, "username").block()).isEqualTo("karen");
    assertThat(redis.template().getExpire(key).block())
        .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(10));
  }

  @Test
  void readsTheAccountFromTheCache() {
    post("/api/v1/signup", person("lise")).expect(200);
    JsonNode tokens = login("lise", "password123");
    get("/api/v1/me", tokens).expect(200);

    redis
        .template()
        .opsForHash()
        .put("user_info:" + tokens.at("/user/id").asString(), "email", "cached@example.com")
        .block();

    assertThat(json(get("/api/v1/me", tokens)).at("/data/email").asString())
        .isEqualTo("cached@example.com");
  }

  @Test
  void endsTheSession_atLogout() {
    post("/api/v1/signup", person("maria")).expect(200);
    JsonNode tokens = login("maria", "password123");

    caller
        .post(
            "/api/v1/logout",
            Map.of(),
            "Authorization",
            "Bearer " + tokens.get("access_token").asString())
        .expect(204);

    problem(refresh(tokens), 401);
    assertThat(redis.template().getExpire("revoked:" + sessionOf(tokens)).block())
        .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(15));
  }

  @Test
  void refusesTokensItDidNotSign() {
    try (TestIssuer stranger = TestIssuer.start()) {
      List<String> tokens =
          List.of(
              stranger.token(1, "ada"),
              stranger.expired(1, "ada"),
              stranger.forged(1, "ada"),
              stranger.unsigned(1, "ada"),
              "not.a.token");
      for (String token : tokens) {
        problem(caller.get("/api/v1/me", token), 401);
      }
    }
    problem(caller.get("/api/v1/me"), 401);
  }

  @Test
  void publishesItsKeysWithoutTheirPrivateParts() {
    Answer answer = caller.get("/.well-known/jwks.json").expect(200);

    assertThat(answer.header("Cache-Control")).isEqualTo("max-age=300, public");
    JsonNode key = json(answer).at("/keys/0");
    assertThat(key.propertyNames())
        .containsExactlyInAnyOrder("kty", "use", "crv", "kid", "x", "y", "alg");
  }

  @Test
  void tellsWhereItsKeysAre() {
    JsonNode discovery = json(caller.get("/.well-known/openid-configuration"));

    assertThat(discovery.get("issuer").asString()).isEqualTo("http://localhost:8080");
    assertThat(discovery.get("jwks_uri").asString())
        .isEqualTo("http://localhost:8080/.well-known/jwks.json");
  }

  @Test
  void refusesABodyOverEightMegabytes() {
    Map<String, Object> body = person("nina");
    body.put("avatar", "A".repeat(9 << 20));

    problem(post("/api/v1/signup", body), 413);
  }

  private static Map<String, Object> person(String name) {
    Map<String, Object> body = new HashMap<>(credentials(name, "password123"));
    body.put("confirm_password", "password123");
    body.put("email", name + "@example.com");
    return body;
  }

  private static Map<String, Object> credentials(String name, String password) {
    return Map.of("username", name, "password", password);
  }

  private static JsonNode login(String name, String password) {
    return json(post("/api/v1/login", credentials(name, password)).expect(200)).get("data");
  }

  private static Answer loginFrom(String address, String name, String password) {
    return caller.post("/api/v1/login", credentials(name, password), "X-Forwarded-For", address);
  }

  private static Answer refresh(JsonNode tokens) {
    return post(
        "/api/v1/refresh_token", Map.of("refresh_token", tokens.get("refresh_token").asString()));
  }

  private static Answer post(String path, Map<String, Object> body) {
    return caller.post(path, body);
  }

  private static Answer get(String path, JsonNode tokens) {
    return caller.get(path, tokens.get("access_token").asString());
  }

  private static JsonNode problem(Answer answer, int status) {
    assertThat(answer.expect(status).header("Content-Type")).isEqualTo("application/problem+json");
    return json(answer);
  }

  private static JsonNode json(Answer answer) {
    return answer.json();
  }

  private static String sessionOf(JsonNode tokens) {
    String claims = tokens.get("access_token").asString().split("\\.")[1];
    return new tools.jackson.databind.json.JsonMapper()
        .readTree(Base64.getUrlDecoder().decode(claims))
        .get("sid")
        .asString();
  }

  private static List<Path> storedObjects() throws IOException {
    if (Files.notExists(auth.objects())) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(auth.objects())) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** A PNG of about a megabyte. */
  private static byte[] noise() throws IOException {
    var picture = new BufferedImage(600, 600, BufferedImage.TYPE_INT_RGB);
    var random = new Random(1);
    for (int pixel = 0; pixel < 600 * 600; pixel++) {
      picture.setRGB(pixel % 600, pixel / 600, random.nextInt());
    }
    var file = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", file);
    return file.toByteArray();
  }
}
