package io.atelier.gallery.image;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.MimeType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON bodies, megabytes of base64 here, on a scheduler of their own. */
final class OffLoopJsonDecoder extends JacksonJsonDecoder {

  private final Scheduler scheduler;

  OffLoopJsonDecoder(JsonMapper json, Scheduler scheduler) {
    super(json);
    this.scheduler = scheduler;
  }

  @Override
  public Mono<Object> decodeToMono(
      Publisher<DataBuffer> input,
      ResolvableType type,
      @Nullable MimeType mimeType,
      @Nullable Map<String, Object> hints) {
    return Mono.using(
            () -> new BoundedBody(getMaxInMemorySize()),
            body -> collect(input, body),
            BoundedBody::close)
        .publishOn(scheduler) // parsing two megabytes holds an event loop for milliseconds
        .mapNotNull(body -> decode(body, type, mimeType, hints))
        .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
  }

  private static Mono<DataBuffer> collect(Publisher<DataBuffer> input, BoundedBody body) {
    return Flux.from(input).collect(() -> body, BoundedBody::add).map(BoundedBody::join);
  }
}
