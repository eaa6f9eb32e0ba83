package io.atelier.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

class ShellCommandTest {

  static final class Wiring {}

  private static final class Refused extends ProblemException {
    Refused() {
      super(HttpStatus.NOT_FOUND, "nobody", "Nobody", "Nobody has this address.");
    }
  }

  private final PrintStream stdout = System.out;
  private final PrintStream stderr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    System.setOut(stdout);
    System.setErr(stderr);
  }

  @Test
  void printsWhatComesOfIt_onceThatIsThere() throws InterruptedException {
    int status = run(Mono.just("done\n").delayElement(Duration.ofMillis(50)));

    assertThat(status).isZero();
    assertThat(out).hasToString("done\n");
  }

  @Test
  void saysWhatTheProblemIs_whenItIsRefused() throws InterruptedException {
    int status = run(Mono.error(new Refused()));

    assertThat(status).isEqualTo(1);
    assertThat(err).hasToString("Nobody has this address.\n");
  }

  @Test
  void asksWhetherAtelierRuns_whenItFails() throws InterruptedException {
    int status = run(Mono.error(new IllegalStateException("no database")));

    assertThat(status).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("is Atelier running", "no database");
  }

  @Test
  void tellsHowItIsUsed_whenItIsNotUnderstood() throws InterruptedException {
    int status =
        ShellCommand.run(
            Wiring.class,
            "usage\n",
            context -> {
              throw new IllegalArgumentException("Unknown: fly");
            });

    assertThat(status).isEqualTo(2);
    assertThat(err).hasToString("Unknown: fly\nusage\n");
  }

  private static int run(Mono<String> output) throws InterruptedException {
    return ShellCommand.run(Wiring.class, "usage\n", context -> output);
  }
}
