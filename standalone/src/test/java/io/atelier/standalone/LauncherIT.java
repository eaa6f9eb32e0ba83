package io.atelier.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path dir;

  @Test
  void namesATakenPortAndTheWayOut() throws Exception {
    var environment = LauncherProcess.environment(dir);
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      environment.put("ATELIER_GATEWAY_PORT", port);

      try (var launcher = LauncherProcess.start(environment, "up")) {
        assertThat(launcher.awaitExit(SOON)).isEqualTo(1);
        assertThat(launcher.said())
            .contains("Port " + port + ", which gateway needs, is taken")
            .contains("ATELIER_GATEWAY_PORT=")
            .doesNotContain("Exception");
      }
    }
  }

  @Test
  void saysWhatIsWrongWithAPort() throws Exception {
    var environment = LauncherProcess.environment(dir);
    environment.put("ATELIER_RENDER_PORT", "eighty");

    try (var launcher = LauncherProcess.start(environment, "up")) {
      assertThat(launcher.awaitExit(SOON)).isEqualTo(1);
      assertThat(launcher.said())
          .contains("ATELIER_RENDER_PORT is \"eighty\"")
          .doesNotContain("Exception");
    }
  }

  @Test
  void saysThatNothingRuns_whenToldToStopIt() throws Exception {
    try (var launcher = LauncherProcess.start(LauncherProcess.environment(dir), "down")) {
      assertThat(launcher.awaitExit(SOON)).isZero();
      assertThat(launcher.said()).contains("not running");
    }
  }

  @Test
  void leavesNoProcess_whenItIsKilled() throws Exception {
    try (var launcher = LauncherProcess.start(LauncherProcess.environment(dir), "up")) {
      launcher.awaitLine("ready", SOON);
      List<ProcessHandle> started = launcher.descendants();
      assertThat(started).hasSizeGreaterThan(2);

      launcher.kill();

      await().atMost(SOON).until(() -> LauncherProcess.alive(started).findAny().isEmpty());
    }
  }
}
