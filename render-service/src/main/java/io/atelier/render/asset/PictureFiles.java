package io.atelier.render.asset;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes picture files out of requests, bounded. */
@Component
public final class PictureFiles {
  private final int maxFile;

  PictureFiles(AssetProperties limits) {
    this.maxFile = Math.toIntExact(limits.maxFile().toBytes());
  }

  /** Fails with {@code DataBufferLimitException}, told as 413, for more bytes than may be. */
  public Mono<byte[]> of(FilePart part) {
    return of(part.content());
  }

  Mono<byte[]> of(Flux<DataBuffer> body) {
    return DataBufferUtils.join(body, maxFile).map(PictureFiles::bytes);
  }

  private static byte[] bytes(DataBuffer buffer) {
    try {
      byte[] bytes = new byte[buffer.readableByteCount()];
      buffer.read(bytes);
      return bytes;
    } finally {
      DataBufferUtils.release(buffer);
    }
  }
}
