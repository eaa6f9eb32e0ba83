package io.atelier.render.upload;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes a file out of a request: the named part of a multipart form, or else the whole body. */
@Component
public final class Uploads {
  private static final int LEAST_EXPECTED = 1024;

  private final ServerCodecConfigurer codecs;

  Uploads(ServerCodecConfigurer codecs) {
    this.codecs = codecs;
  }

  /**
   * The file's bytes, whatever content type they claim to have; none at all if a form has no such
   * part. Errors with {@link DataBufferLimitException} (413) when it is too large, and with {@link
   * java.util.concurrent.TimeoutException} (504) when it takes too long to arrive.
   */
  public Mono<byte[]> file(
      ServerWebExchange exchange, String part, DataSize largest, Duration arrival) {
    int most = Math.toIntExact(largest.toBytes());
    long announced = exchange.getRequest().getHeaders().getContentLength();
    int expected = (int) Math.clamp(announced, LEAST_EXPECTED, most);
    return gathered(content(exchange, part), expected, most).timeout(arrival);
  }

  private Flux<DataBuffer> content(ServerWebExchange exchange, String part) {
    @Nullable MediaType type = exchange.getRequest().getHeaders().getContentType();
    return MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type)
        ? ServerRequest.create(exchange, codecs.getReaders())
            .bodyToFlux(PartEvent.class)
            .filter(event -> isOf(event, part))
            .map(PartEvent::content)
        : exchange.getRequest().getBody();
  }

  private static boolean isOf(PartEvent event, String part) {
    boolean wanted = event.name().equals(part);
    if (!wanted) {
      DataBufferUtils.release(event.content());
    }
    return wanted;
  }

  /** Releases every buffer, also that of the byte too many. */
  static Mono<byte[]> gathered(Flux<DataBuffer> content, int expected, int largest) {
    return Mono.defer(
        () -> {
          var file = new ByteArrayOutputStream(expected);
          return content
              .doOnNext(buffer -> append(buffer, file, largest))
              .then(Mono.fromSupplier(file::toByteArray));
        });
  }

  private static void append(DataBuffer buffer, ByteArrayOutputStream file, int largest) {
    try {
      byte[] bytes = new byte[buffer.readableByteCount()];
      buffer.read(bytes);
      if (file.size() + bytes.length > largest) {
        throw new DataBufferLimitException("a file may have " + largest + " bytes");
      }
      file.writeBytes(bytes);
    } finally {
      DataBufferUtils.release(buffer);
    }
  }
}
