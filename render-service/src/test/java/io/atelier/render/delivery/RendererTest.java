package io.atelier.render.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atelier.render.encode.Encoders;
import io.atelier.render.font.FontLibrary;
import io.atelier.render.layout.SceneLayout;
import io.atelier.render.pipeline.Deadline;
import io.atelier.render.pipeline.DeadlinePassed;
import io.atelier.render.pipeline.RenderPipeline;
import io.atelier.render.raster.Painter;
import io.atelier.render.scene.Scene;
import io.atelier.render.shaping.Shaper;
import io.atelier.render.spec.Materials;
import io.atelier.render.spec.SceneReader;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.test.StepVerifier;

class RendererTest {
  private static final Scene SCENE =
      new SceneReader(new FontLibrary()).read(Map.of("text", "a"), Materials.NONE).scene();

  private final RenderPipeline pipeline =
      new RenderPipeline(new SceneLayout(new Shaper()), new Painter(), new Encoders());
  private final RenderProperties properties =
      new RenderProperties(1, 1, Duration.ofMinutes(1), Duration.ofDays(1));
  private final Scheduler render = new RenderScheduler().render(properties);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void stop() {
    release.countDown();
    render.dispose();
  }

  @Test
  void refusesWork_whenThreadsAndQueueAreFull() {
    var renderer = new Renderer(pipeline, render, properties);
    occupyTheThread();
    Mono<byte[]> waiting = renderer.render(SCENE).cache();
    waiting.subscribe();

    StepVerifier.create(renderer.render(SCENE)).verifyError(Overloaded.class);

    release.countDown();
    StepVerifier.create(waiting).expectNextCount(1).verifyComplete();
  }

  @Test
  void answersInTime_whenTheThreadIsBusy() {
    var hurried = new RenderProperties(1, 1, Duration.ofMillis(20), Duration.ofDays(1));
    occupyTheThread();

    StepVerifier.create(new Renderer(pipeline, render, hurried).render(SCENE))
        .expectError(TimeoutException.class)
        .verify(Duration.ofSeconds(15));
  }

  @Test
  void stopsBeforeTheNextStep_whenTheDeadlineHasPassed() {
    Deadline past = Deadline.in(Duration.ofMillis(-5));

    assertThatThrownBy(() -> pipeline.render(SCENE, past)).isInstanceOf(DeadlinePassed.class);
  }

  @Test
  void overloadIsToldAs503WithRetryAfter() {
    var problem = new Overloaded();

    assertThat(problem.status().value()).isEqualTo(503);
    assertThat(problem.headers().getFirst("Retry-After")).isEqualTo("1");
  }

  private void occupyTheThread() {
    render.schedule(
        () -> {
          try {
            release.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }
}
