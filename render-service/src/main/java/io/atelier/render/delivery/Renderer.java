package io.atelier.render.delivery;

import io.atelier.render.pipeline.Deadline;
import io.atelier.render.pipeline.RenderPipeline;
import io.atelier.render.scene.Scene;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;

/** Renders on the render scheduler within the deadline. */
@Component
final class Renderer {
  private final RenderPipeline pipeline;
  private final Scheduler render;
  private final RenderProperties properties;

  Renderer(RenderPipeline pipeline, Scheduler render, RenderProperties properties) {
    this.pipeline = pipeline;
    this.render = render;
    this.properties = properties;
  }

  /**
   * The picture's bytes; fails with {@link Overloaded} when the queue is full and after the
   * deadline with {@link java.util.concurrent.TimeoutException}, when the work stops as well before
   * its next step.
   */
  Mono<byte[]> render(Scene scene) {
    return Mono.<byte[]>create(sink -> schedule(scene, sink))
        .timeout(properties.deadline())
        .onErrorMap(RejectedExecutionException.class, full -> new Overloaded());
  }

  /** Not by {@code subscribeOn}, which interrupts the thread of a subscriber that leaves. */
  private void schedule(Scene scene, MonoSink<byte[]> sink) {
    var deadline = Deadline.in(properties.deadline());
    render.schedule(
        () -> {
          try {
            sink.success(pipeline.render(scene, deadline));
          } catch (RuntimeException | StackOverflowError e) {
            sink.error(e);
          }
        });
  }
}
