package io.atelier.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.platform.web.FixedScheduler;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.password.PasswordEncoder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.test.StepVerifier;

class PasswordsTest {

  private static final Duration WAIT = Duration.ofSeconds(30);
  private final Scheduler hashing = FixedScheduler.of("argon2-test", 1, 2);

  @AfterEach
  void dispose() {
    hashing.dispose();
  }

  @Test
  void matchesOnlyThePasswordThatWasHashed() {
    context()
        .run(
            context -> {
              Passwords passwords = context.getBean(Passwords.class);
              String hash = passwords.hash("password123").block(WAIT);

              assertThat(hash).startsWith("$argon2id$v=19$m=7168,t=5,p=1$");
              assertThat(passwords.matches("password123", hash).block(WAIT)).isTrue();
              assertThat(passwords.matches("password124", hash).block(WAIT)).isFalse();
              assertThat(passwords.hash("password123").block(WAIT)).isNotEqualTo(hash);
            });
  }

  @Test
  void comparesWithADecoyOfTheSameCost() {
    context()
        .run(
            context -> {
              Passwords passwords = context.getBean(Passwords.class);

              assertThat(passwords.decoy()).startsWith("$argon2id$v=19$m=7168,t=5,p=1$");
              assertThat(passwords.matches("nobody", passwords.decoy()).block(WAIT)).isFalse();
            });
  }

  @Test
  void refusesWork_whenTheQueueIsFull() {
    var release = new CountDownLatch(6); // nothing is hashed before six callers were refused
    Passwords passwords = new Passwords(new WaitingEncoder(release), hashing);

    Flux<Object> outcomes =
        Flux.range(0, 10)
            .flatMap(i -> passwords.hash("any").cast(Object.class).onErrorResume(Mono::just), 10)
            .doOnNext(outcome -> release.countDown()); // the first six are refusals

    StepVerifier.create(outcomes.collectList())
        .assertNext(
            all -> {
              assertThat(all.stream().filter("hash"::equals)).hasSize(3);
              assertThat(all.stream().filter(PasswordProblem.class::isInstance)).hasSize(7);
            })
        .expectComplete()
        .verify(WAIT);
  }

  @Test
  void bindsEveryProperty() {
    context()
        .withPropertyValues(
            "atelier.auth.passwords.memory=19MB",
            "atelier.auth.passwords.iterations=2",
            "atelier.auth.passwords.threads=3",
            "atelier.auth.passwords.queue=4")
        .run(
            context ->
                assertThat(context.getBean(Passwords.class).decoy())
                    .startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
  }

  private static ApplicationContextRunner context() {
    return new ApplicationContextRunner().withUserConfiguration(Wiring.class);
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(PasswordProperties.class)
  @Import({PasswordConfiguration.class, Passwords.class})
  static class Wiring {}

  /** Hashes nothing and takes until released. */
  private record WaitingEncoder(CountDownLatch release) implements PasswordEncoder {

    @Override
    public String encode(CharSequence password) {
      if (!password.equals("nobody's password")) {
        awaitRelease();
      }
      return "hash";
    }

    @Override
    public boolean matches(CharSequence password, String hash) {
      return false;
    }

    private void awaitRelease() {
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
