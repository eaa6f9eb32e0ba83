package io.atelier.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardianIT {
  @TempDir Path dir;

  @Test
  void endsChildrenAndGrandchildren_whenTheirParentIsKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                Commands.java(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                dir.toString())
            .start();
    var out =
        new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8));
    ProcessHandle child = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
    ProcessHandle grandchild = child.children().findFirst().orElseThrow();

    parent.destroyForcibly().waitFor();

    child.onExit().get(20, TimeUnit.SECONDS);
    grandchild.onExit().get(20, TimeUnit.SECONDS);
    assertThat(child.isAlive() || grandchild.isAlive()).isFalse();
  }

  /** Starts a shell that has a child of its own, says its pid, and waits for ever. */
  static final class Parent {
    public static void main(String[] args) throws Exception {
      Path log = Path.of(args[0], "log");
      Process child = Guardian.start(List.of("sh", "-c", "sleep 1000 & wait"), log);
      while (child.children().findAny().isEmpty()) {
        Thread.onSpinWait();
      }
      System.out.println(child.pid());
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
