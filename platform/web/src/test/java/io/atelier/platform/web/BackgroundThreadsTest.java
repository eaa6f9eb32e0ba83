package io.atelier.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class BackgroundThreadsTest {
  private static final int NICE_FIELD = 16; // of what follows the name, see proc(5)

  @Test
  @EnabledOnOs(OS.LINUX)
  void makesItsThreadsNiceAndNoOthers() throws Exception {
    int before = niceOfThisThread();
    var nice = new CompletableFuture<Integer>();

    new BackgroundThreads("test").newThread(() -> nice.complete(niceOfThisThread())).start();

    assertThat(nice.get()).isEqualTo(10);
    assertThat(niceOfThisThread()).isEqualTo(before).isLessThan(10);
  }

  private static int niceOfThisThread() {
    try {
      String stat = Files.readString(Path.of("/proc/thread-self/stat"));
      return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE_FIELD]);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
