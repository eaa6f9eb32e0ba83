package io.atelier.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All of Atelier in real processes. Its tests share one start, for its dearness, and go in order.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class StandaloneIT {
  private static final Duration START = Duration.ofMinutes(6);
  private static final Duration RECOVERY = Duration.ofMinutes(4);
  private static final int JOBS_DURING_A_KILL = 4;

  private Path data;
  private Map<String, String> environment;
  private LauncherProcess atelier;
  private Visitor visitor;
  private String category;
  private final List<String> jobs = new ArrayList<>();
  private int uploads;

  @BeforeAll
  void up(@TempDir Path dir) throws InterruptedException {
    data = dir;
    environment = LauncherProcess.environment(dir);
    atelier = LauncherProcess.start(environment, "up");
    atelier.awaitLine("Atelier is up", START);
    visitor = new Visitor("http://localhost:" + environment.get("ATELIER_GATEWAY_PORT"), "visitor");
  }

  @AfterAll
  void down() throws InterruptedException {
    atelier.close();
  }

  @Test
  @Order(1)
  void servesTheWholeFlow() {
    visitor.signUp();
    visitor.logIn();
    category = visitor.createCategory("first");
    jobs.add(visitor.processImage(category, 0));
    visitor.uploadWork(category);
    uploads++;
    visitor.refresh();

    awaitEveryJobOnce();
  }

  @Test
  @Order(2)
  void saysThatItRuns_whenStartedAgain() throws InterruptedException {
    try (var second = LauncherProcess.start(environment, "up")) {
      assertThat(second.awaitExit(Duration.ofSeconds(60))).isZero();
      assertThat(second.said())
          .contains("already running (process " + atelier.pid() + ")")
          .contains("http://localhost:" + environment.get("ATELIER_GATEWAY_PORT"));
    }
  }

  @Order(3)
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "generation, generation-service",
    "gallery, gallery-service",
    "broker, BrokerProcess",
    "postgres, bin/postgres",
    "redis, /server",
    "auth, auth-service",
    "gateway, gateway",
    "render, render-service"
  })
  void endsEveryJobOnce_whenAProcessIsKilled(String name, String commandPart) throws Exception {
    for (int i = 0; i < JOBS_DURING_A_KILL; i++) {
      jobs.add(visitor.processImage(category, jobs.size()));
    }
    visitor.uploadWork(category);
    uploads++;

    atelier.child(commandPart).destroyForcibly();

    atelier.awaitLine("%-11s ready after".formatted(name), RECOVERY);
    awaitEveryJobOnce();
  }

  @Test
  @Order(4)
  void leavesNoProcessAndNoTemporaryFile_whenInterrupted() throws Exception {
    List<ProcessHandle> started = atelier.descendants();
    assertThat(started).hasSizeGreaterThan(8);
    assertThat(data.resolve("tmp").resolve("render")).isNotEmptyDirectory();

    atelier.interrupt();

    atelier.awaitExit(Duration.ofMinutes(2));
    await()
        .atMost(Duration.ofSeconds(10)) // The guardian notices the launcher's end only after it.
        .untilAsserted(() -> assertThat(LauncherProcess.alive(started)).isEmpty());
    assertThat(data.resolve("tmp")).doesNotExist();
  }

  @Test
  @Order(5)
  void keepsEverything_whenStartedAnew() throws InterruptedException {
    atelier = LauncherProcess.start(environment, "up");
    atelier.awaitLine("Atelier is up", START);

    visitor.logIn();

    awaitEveryJobOnce();
  }

  /** Every job that was accepted succeeds, and the category holds one work of each. */
  private void awaitEveryJobOnce() {
    await()
        .atMost(RECOVERY)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              assertThat(visitor.jobStatuses())
                  .containsOnlyKeys(jobs)
                  .allSatisfy((job, status) -> assertThat(status).isEqualTo("SUCCEEDED"));
              assertThat(visitor.jobsOfWorks(category)).containsExactlyInAnyOrderElementsOf(jobs);
              assertThat(visitor.works(category)).isEqualTo(jobs.size() + uploads);
            });
  }
}
