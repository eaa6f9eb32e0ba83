package io.atelier.render.resize;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/** Finds the file in a request: the part {@code image} of a form, or else the whole body. */
@Component
final class Upload {
  private static final String PART = "image";

  private final ServerCodecConfigurer codecs;

  Upload(ServerCodecConfigurer codecs) {
    this.codecs = codecs;
  }

  /** The file's bytes as they arrive; none if a form has no such part. */
  Flux<DataBuffer> content(ServerWebExchange exchange) {
    @Nullable MediaType type = exchange.getRequest().getHeaders().getContentType();
    return MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type)
        ? ServerRequest.create(exchange, codecs.getReaders())
            .bodyToFlux(PartEvent.class)
            .filter(Upload::isFile)
            .map(PartEvent::content)
        : exchange.getRequest().getBody();
  }

  private static boolean isFile(PartEvent event) {
    boolean file = event.name().equals(PART);
    if (!file) {
      DataBufferUtils.release(event.content());
    }
    return file;
  }
}
