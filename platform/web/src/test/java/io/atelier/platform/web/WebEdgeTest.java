package io.atelier.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.platform.testing.TestIssuer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

class WebEdgeTest {
  private static TestIssuer issuer;
  private static ReactiveWebServerApplicationContext app;
  private static WebTestClient http;

  @BeforeAll
  static void start() {
    issuer = TestIssuer.start();
    app =
        (ReactiveWebServerApplicationContext)
            SpringApplication.run(
                Edge.class,
                "--server.port=0",
                "--atelier.web.jwks-uri=" + issuer.jwksUri(),
                "--atelier.web.public-paths=/open/**");
    http =
        WebTestClient.bindToServer()
            .baseUrl("http://127.0.0.1:" + app.getWebServer().getPort())
            .build();
  }

  @AfterAll
  static void stop() {
    app.close();
    issuer.close();
  }

  @Test
  void tellsWhoTheCallerIs() {
    http.get()
        .uri("/whoami")
        .header("Authorization", issuer.bearer(7, "mia"))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .json("{\"data\":\"user:7\"}");
  }

  @Test
  void asksForAToken_whenNoneCame() {
    var response = http.get().uri("/whoami").exchange();

    response.expectHeader().valueMatches("WWW-Authenticate", "Bearer.*");
    problem(response, HttpStatus.UNAUTHORIZED, "token-missing");
  }

  @Test
  void refusesAForgedToken() {
    problem(
        http.get()
            .uri("/whoami")
            .header("Authorization", "Bearer " + issuer.forged(7, "mia"))
            .exchange(),
        HttpStatus.UNAUTHORIZED,
        "token-invalid");
  }

  @Test
  void namesTheFieldsThatAreNotValid() {
    problem(post("{\"display_name\":\" \"}"), HttpStatus.BAD_REQUEST, "invalid-request")
        .jsonPath("$.errors[0].field")
        .isEqualTo("display_name");
  }

  @Test
  void namesTheFieldOfAWrongType() {
    problem(
            post("{\"display_name\":\"a\",\"age\":\"many\"}"),
            HttpStatus.BAD_REQUEST,
            "unreadable-body")
        .jsonPath("$.errors[0].field")
        .isEqualTo("age");
  }

  @Test
  void speaksAsOpenAiDoes_whereItsClientsCall() {
    http.get()
        .uri("/v1/models")
        .exchange()
        .expectStatus()
        .isUnauthorized()
        .expectHeader()
        .contentType(MediaType.APPLICATION_JSON)
        .expectHeader()
        .doesNotExist("x-should-retry")
        .expectBody()
        .json(
            """
            {"error": {
              "message": "Send the access token as 'Authorization: Bearer …'.",
              "type": "authentication_error", "param": null, "code": "token_missing"}}
            """,
            JsonCompareMode.STRICT);
  }

  @Test
  void refusesWhatIsNotJson() {
    problem(post("{broken"), HttpStatus.BAD_REQUEST, "unreadable-body");
  }

  @Test
  void ignoresUnknownFields() {
    post("{\"display_name\":\"Mia\",\"shoe_size\":38}").expectStatus().isOk();
  }

  @Test
  void refusesABodyOverItsLimit() {
    problem(
        post("{\"display_name\":\"" + "x".repeat(400_000) + "\"}"),
        HttpStatus.CONTENT_TOO_LARGE,
        "body-too-large");
  }

  @Test
  void answersWithAProblem_whenThereIsNoSuchPath() {
    problem(http.get().uri("/open/nowhere").exchange(), HttpStatus.NOT_FOUND, "not-found");
  }

  @Test
  void answersWithAProblem_whenTheMethodIsWrong() {
    problem(
        http.delete().uri("/open/fail/x").exchange(),
        HttpStatus.METHOD_NOT_ALLOWED,
        "method-not-allowed");
  }

  @Test
  void tellsAProblemAsItIs() {
    var response = http.get().uri("/open/fail/problem").exchange();

    response.expectHeader().valueEquals("Retry-After", "3");
    problem(response, HttpStatus.CONFLICT, "taken");
  }

  @Test
  void tellsNothingInternal_whenSomethingUnexpectedHappens() {
    byte[] told =
        problem(
                http.get().uri("/open/fail/crash").exchange(),
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal")
            .returnResult()
            .getResponseBody();

    assertThat(new String(told, UTF_8)).doesNotContain("secret").doesNotContain("Exception");
  }

  @Test
  void answersGatewayTimeout_whenADeadlinePasses() {
    problem(http.get().uri("/open/fail/late").exchange(), HttpStatus.GATEWAY_TIMEOUT, "timeout");
  }

  @Test
  void asksToComeBack_whenTheDatabaseIsBusy() {
    var response = http.get().uri("/open/fail/busy").exchange();

    response.expectHeader().exists("Retry-After");
    problem(response, HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
  }

  @Test
  void echoesAGoodRequestIdAndReplacesABadOne() {
    http.get()
        .uri("/open/fail/problem")
        .header("X-Request-Id", "abc-123")
        .exchange()
        .expectHeader()
        .valueEquals("X-Request-Id", "abc-123");
    http.get()
        .uri("/open/fail/problem")
        .header("X-Request-Id", "a b<script>")
        .exchange()
        .expectHeader()
        .valueMatches("X-Request-Id", "[0-9a-f-]{36}");
  }

  private static WebTestClient.ResponseSpec post(String body) {
    return http.post()
        .uri("/open/people")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(body)
        .exchange();
  }

  private static WebTestClient.BodyContentSpec problem(
      WebTestClient.ResponseSpec response, HttpStatus status, String slug) {
    return response
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectHeader()
        .exists("X-Request-Id")
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("https://atelier.dev/problems/" + slug)
        .jsonPath("$.status")
        .isEqualTo(status.value())
        .jsonPath("$.traceId")
        .isNotEmpty();
  }

  @SpringBootApplication
  @RestController
  static class Edge {
    @GetMapping("/whoami")
    Data<String> whoami(Identity caller) {
      return Data.of(caller.owner());
    }

    @PostMapping("/open/people")
    Data<String> create(@Valid @RequestBody Person person) {
      return Data.of(person.displayName());
    }

    @GetMapping("/open/fail/{how}")
    Mono<String> fail(@PathVariable String how) {
      return Mono.error(
          () ->
              switch (how) {
                case "problem" ->
                    new ProblemException(HttpStatus.CONFLICT, "taken", "Taken", "It is taken.")
                        .header("Retry-After", "3");
                case "busy" -> new QueryTimeoutException("secret");
                case "late" -> new TimeoutException("secret");
                default -> new IllegalStateException("secret");
              });
    }

    record Person(@NotBlank String displayName, @Nullable Integer age) {}
  }
}
