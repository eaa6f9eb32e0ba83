package io.atelier.generation.inference;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * The span of a picture in the trace of whoever asked for it: {@code gen.model}, {@code gen.steps}
 * really taken, and {@code gen.latency.ms} from end to end, waiting and decoding included.
 */
final class PictureSpan {

  private final ObservationRegistry observations;

  PictureSpan(ObservationRegistry observations) {
    this.observations = observations;
  }

  Mono<ImageResult> around(Mono<ImageResult> picture) {
    return Mono.deferContextual(
        context -> {
          long start = System.nanoTime();
          Observation span = start(context);
          return picture
              .doOnNext(result -> describe(span, result, start))
              .doOnError(span::error)
              .doFinally(end -> span.stop())
              .contextWrite(inner -> inner.put(ObservationThreadLocalAccessor.KEY, span));
        });
  }

  private Observation start(ContextView context) {
    Observation parent = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
    return Observation.createNotStarted("gen.picture", observations)
        .contextualName("draw picture")
        .parentObservation(parent)
        .start();
  }

  private static void describe(Observation span, ImageResult result, long start) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    span.highCardinalityKeyValue("gen.model", result.model().name())
        .highCardinalityKeyValue("gen.steps", Integer.toString(result.steps()))
        .highCardinalityKeyValue("gen.latency.ms", Long.toString(millis));
  }
}
