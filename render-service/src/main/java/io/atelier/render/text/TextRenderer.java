package io.atelier.render.text;

import io.atelier.render.cache.RenderedPictures;
import io.atelier.render.pipeline.RenderPipeline;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Renders on the render scheduler, each picture once, within the deadline. */
@Component
final class TextRenderer {
  private final RenderPipeline pipeline;
  private final RenderedPictures pictures;
  private final Scheduler render;
  private final RenderProperties properties;

  TextRenderer(
      RenderPipeline pipeline,
      RenderedPictures pictures,
      Scheduler render,
      RenderProperties properties) {
    this.pipeline = pipeline;
    this.pictures = pictures;
    this.render = render;
    this.properties = properties;
  }

  /**
   * The picture's bytes; fails with {@link TextProblem.Overloaded} when the queue is full and with
   * {@link java.util.concurrent.TimeoutException} after the deadline.
   */
  Mono<byte[]> render(Rendering rendering) {
    return pictures.get(rendering.digest(), paint(rendering));
  }

  private Mono<byte[]> paint(Rendering rendering) {
    return Mono.fromCallable(() -> pipeline.render(rendering.scene()))
        .subscribeOn(render) // layout, raster and encoding: CPU, from 1 ms to 1 s
        .timeout(properties.deadline())
        .onErrorMap(RejectedExecutionException.class, full -> new TextProblem.Overloaded());
  }
}
