package io.atelier.gateway;

import static io.atelier.gateway.GatewayUnderTest.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers notice of a Redis that is down, and of one that takes connections and hangs. */
class RedisAwayIT {

  private GatewayUnderTest gateway;

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void limitsByItself_whenRedisIsDown() {
    gateway = GatewayUnderTest.start("redis://127.0.0.1:1");

    assertThat(Stream.generate(() -> gateway.get("/scarce/open").statusCode()).limit(5))
        .containsExactly(200, 200, 200, 429, 429);
    assertThat(gateway.get("/scarce/open").headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void staysReachable_whenRedisHangs() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      gateway =
          GatewayUnderTest.start(
              "redis://127.0.0.1:" + mute.getLocalPort(), "--spring.data.redis.timeout=20s");
      String bearer = ISSUER.bearer(1, "ada");

      assertThat(gateway.get("/secret/1", "Authorization", bearer).statusCode()).isEqualTo(200);
      assertThat(gateway.get("/healthz").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void opensLiveConnectionsWithoutReplay_whenRedisIsDown() {
    gateway = GatewayUnderTest.start("redis://127.0.0.1:1");
    String token = ISSUER.token(1, "ada", Duration.ofSeconds(5));

    String stream = gateway.get("/api/v1/events?last_event_id=1-1&access_token=" + token).body();

    assertThat(stream).startsWith("data:{\"type\":\"ready\",\"recovered\":false}");
  }
}
