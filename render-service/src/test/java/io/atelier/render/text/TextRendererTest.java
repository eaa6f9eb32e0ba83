package io.atelier.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.test.StepVerifier;

class TextRendererTest {
  @Test
  void refusesWork_whenThreadsAndQueueAreFull() {
    Scheduler render =
        new RenderScheduler()
            .render(new RenderProperties(1, 1, Duration.ofSeconds(5), Duration.ofDays(1)));
    var release = new CountDownLatch(1);
    try {
      Mono<Boolean> busy =
          Mono.fromCallable(
                  () -> {
                    release.await();
                    return true;
                  })
              .subscribeOn(render);
      Mono<Boolean> running = busy.cache();
      Mono<Boolean> waiting = busy.cache();
      running.subscribe();
      waiting.subscribe();

      StepVerifier.create(busy).verifyError(RejectedExecutionException.class);

      release.countDown();
      StepVerifier.create(Mono.zip(running, waiting)).expectNextCount(1).verifyComplete();
    } finally {
      release.countDown();
      render.dispose();
    }
  }

  @Test
  void overloadIsToldAs503WithRetryAfter() {
    var problem = new TextProblem.Overloaded();

    assertThat(problem.status().value()).isEqualTo(503);
    assertThat(problem.headers().getFirst("Retry-After")).isEqualTo("1");
  }
}
