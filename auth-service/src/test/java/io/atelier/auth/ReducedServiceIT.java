package io.atelier.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.auth.HttpCaller.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/**
 * Two instances of one installation; one cannot reach Redis and takes on three hashes at a time.
 */
class ReducedServiceIT {

  private static final Map<String, String> OLGA =
      Map.of(
          "username", "olga",
          "password", "password123",
          "confirm_password", "password123",
          "email", "olga@example.com");

  private static RunningAuth whole;
  private static RunningAuth alone;

  @BeforeAll
  static void start() {
    whole = RunningAuth.start();
    alone = whole.startReduced();
    whole.caller().post("/api/v1/signup", OLGA).expect(200);
  }

  @AfterAll
  static void stop() {
    alone.close();
    whole.close();
  }

  @Test
  void isReady() {
    alone.caller().get("/actuator/health/readiness").expect(200);
  }

  @Test
  void signsInAndStaysSignedIn() {
    JsonNode login = alone.caller().post("/api/v1/login", OLGA).expect(200).json().get("data");
    Map<String, String> token = Map.of("refresh_token", login.get("refresh_token").asString());
    JsonNode refreshed = alone.caller().post("/api/v1/refresh_token", token).expect(200).json();

    alone.caller().get("/api/v1/me", refreshed.get("access_token").asString()).expect(200);
  }

  @Test
  void signsOut() {
    JsonNode login = alone.caller().post("/api/v1/login", OLGA).expect(200).json().get("data");
    String bearer = "Bearer " + login.get("access_token").asString();

    alone.caller().post("/api/v1/logout", Map.of(), "Authorization", bearer).expect(204);

    Map<String, String> token = Map.of("refresh_token", login.get("refresh_token").asString());
    whole.caller().post("/api/v1/refresh_token", token).expect(401);
  }

  @Test
  void refusesAWrongPassword() {
    Map<String, String> guess = Map.of("username", "olga", "password", "wrong-one");

    alone.caller().post("/api/v1/login", guess).expect(401);
  }

  @Test
  void saysWhenToTryAgain_asItHasNoIdsForNewAccounts() {
    Map<String, String> paula =
        Map.of(
            "username", "paula",
            "password", "password123",
            "confirm_password", "password123",
            "email", "paula@example.com");

    Answer answer = alone.caller().post("/api/v1/signup", paula).expect(503);

    assertThat(answer.header("Retry-After")).isNotEmpty();
  }

  @Test
  void answersEveryone_whenMoreSignInAtOnceThanItTakesOn() {
    List<Integer> statuses =
        Flux.range(0, 24)
            .flatMap(
                i -> Mono.fromCallable(() -> guess(i)).subscribeOn(Schedulers.boundedElastic()), 24)
            .collectList()
            .block(Duration.ofMinutes(1));

    assertThat(statuses).hasSize(24).contains(503, 401).containsOnly(503, 401);
  }

  private static int guess(int i) {
    return alone
        .caller()
        .post("/api/v1/login", Map.of("username", "nobody" + i, "password", "wrong-one"))
        .status();
  }

  @Test
  void signsWithTheKeyThatOthersPublish() {
    JsonNode login = alone.caller().post("/api/v1/login", OLGA).expect(200).json().get("data");

    whole.caller().get("/api/v1/me", login.get("access_token").asString()).expect(200);
  }
}
