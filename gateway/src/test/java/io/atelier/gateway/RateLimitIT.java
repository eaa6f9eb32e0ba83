package io.atelier.gateway;

import static io.atelier.gateway.GatewayUnderTest.ISSUER;
import static io.atelier.gateway.GatewayUnderTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateLimitIT {

  private final GatewayUnderTest gateway = GatewayUnderTest.shared();
  private final long userId = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
  private final String bearer = ISSUER.bearer(userId, "ada");

  @BeforeEach
  void fillTheAddressBucket() {
    gateway.redis().delete("bucket:{ip:127.0.0.1}:scarce").block(Duration.ofSeconds(5));
  }

  @Test
  void tellsWhatIsLeft() {
    HttpResponse<String> first = gateway.get("/scarce/open");
    HttpResponse<String> second = gateway.get("/scarce/open");

    assertThat(first.headers().allValues("RateLimit-Policy"))
        .containsExactly("\"scarce\";q=3;w=30");
    assertThat(first.headers().allValues("RateLimit")).containsExactly("\"scarce\";r=2;t=10");
    assertThat(second.headers().firstValue("RateLimit").orElseThrow())
        .startsWith("\"scarce\";r=1;t=");
  }

  @Test
  void refusesAnAddress_whenItsBucketIsEmpty() {
    Stream.generate(() -> gateway.get("/scarce/open"))
        .limit(3)
        .forEach(answer -> assertThat(answer.statusCode()).isEqualTo(200));

    HttpResponse<String> refused = gateway.get("/scarce/open");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(json(refused).get("type").asString())
        .isEqualTo("https://iana.org/assignments/http-problem-types#quota-exceeded");
    assertThat(refused.headers().firstValue("RateLimit").orElseThrow())
        .startsWith("\"scarce\";r=0;t=");
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 10L);
  }

  @Test
  void countsUsersByThemselves_notByAddress() {
    Stream.generate(() -> gateway.get("/scarce/open")).limit(4).toList();

    assertThat(statuses("/scarce/secret", 4, "Authorization", bearer))
        .containsExactly(200, 200, 200, 429);
  }

  @Test
  void takesTheRoutesCost() {
    assertThat(statuses("/dear", 2, "Authorization", bearer)).containsExactly(200, 429);
    assertThat(statuses("/scarce/secret", 1, "Authorization", bearer)).containsExactly(200);
  }

  @Test
  void admitsNoMoreThanTheBurst_whenManyAskAtOnce() {
    List<Integer> statuses =
        Stream.generate(
                () -> gateway.request("/scarce/secret").header("Authorization", bearer).build())
            .limit(30)
            .map(r -> GatewayUnderTest.HTTP.sendAsync(r, HttpResponse.BodyHandlers.discarding()))
            .toList()
            .stream()
            .map(answer -> answer.join().statusCode())
            .toList();

    assertThat(statuses).filteredOn(status -> status == 200).hasSize(3);
    assertThat(statuses).filteredOn(status -> status == 429).hasSize(27);
  }

  @Test
  void keepsNoBucketLongerThanItTakesToFill() {
    gateway.get("/scarce/secret", "Authorization", bearer);

    Duration life =
        gateway
            .redis()
            .getExpire("bucket:{user:" + userId + "}:scarce")
            .block(Duration.ofSeconds(5));

    assertThat(life).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void refusesATokenWhoseSessionWasRevoked() {
    assertThat(gateway.get("/secret/1", "Authorization", bearer).statusCode()).isEqualTo(200);

    gateway.redis().opsForValue().set("revoked:family-" + userId, "1").block(Duration.ofSeconds(5));

    HttpResponse<String> answer = gateway.get("/secret/1", "Authorization", bearer);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(json(answer).get("detail").asString()).contains("session has ended");
  }

  private List<Integer> statuses(String path, int times, String... headers) {
    return Stream.generate(() -> gateway.get(path, headers).statusCode()).limit(times).toList();
  }
}
