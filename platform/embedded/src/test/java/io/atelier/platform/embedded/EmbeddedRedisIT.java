package io.atelier.platform.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisIT {
  @TempDir Path dir;

  @Test
  void keepsKeys_whenStoppedAndStartedAgain() throws Exception {
    var redis = new EmbeddedRedis(dir, FreePort.any(), "secret", Durability.SYNCED);
    try (var first = RunningServer.start(redis, dir.resolve("log"))) {
      assertThat(first.process().isAlive()).isTrue();
      assertThat(answers(redis, "AUTH secret\r\nSET mark kept\r\nQUIT\r\n", "+OK\r\n+OK")).isTrue();
    }

    try (var second = RunningServer.start(redis, dir.resolve("log"))) {
      assertThat(second.process().isAlive()).isTrue();
      assertThat(answers(redis, "AUTH secret\r\nGET mark\r\nQUIT\r\n", "kept")).isTrue();
    }
  }

  @Test
  void refusesCommandsWithoutThePassword() throws Exception {
    var redis = new EmbeddedRedis(dir, FreePort.any(), "secret", Durability.BUFFERED);
    try (var running = RunningServer.start(redis, dir.resolve("log"))) {
      assertThat(running.process().isAlive()).isTrue();
      assertThat(answers(redis, "GET mark\r\nQUIT\r\n", "-NOAUTH")).isTrue();
    }
  }

  private static boolean answers(EmbeddedRedis redis, String question, String expected) {
    return Probe.answers(redis.port(), question.getBytes(US_ASCII), expected);
  }
}
