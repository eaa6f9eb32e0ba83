package io.atelier.render.resize;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes files out of requests, no more bytes at once in all than the service has room for. */
@Component
final class Intake {
  private final int maxFile;
  private final long room;
  private final Duration arrival;
  private final AtomicLong held = new AtomicLong();

  Intake(ResizeProperties properties) {
    this.maxFile = Math.toIntExact(properties.maxFile().toBytes());
    this.room = properties.held().toBytes();
    this.arrival = properties.arrival();
  }

  /**
   * Gathers a file and works on it; its bytes count as held until the work ends or is cancelled.
   * Errors with {@link DataBufferLimitException} when one file is too large, with {@link
   * ResizeProblem.Overloaded} when all together are, and with {@link
   * java.util.concurrent.TimeoutException} when a file takes too long to arrive.
   *
   * @param content buffers that become the file's and are released here
   */
  <T> Mono<T> gather(Flux<DataBuffer> content, Function<byte[], Mono<T>> work) {
    return Mono.using(
        Arrival::new,
        arrival ->
            content
                .doOnNext(arrival::take)
                .then(Mono.fromSupplier(arrival::file))
                .timeout(this.arrival)
                .flatMap(work),
        Arrival::leave);
  }

  /** Bytes held at this moment. */
  long held() {
    return held.get();
  }

  /** One file on its way in; its request's thread alone touches the bytes. */
  private final class Arrival {
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final AtomicLong mine = new AtomicLong();

    void take(DataBuffer buffer) {
      try {
        int count = buffer.readableByteCount();
        if (file.size() + count > maxFile) {
          throw new DataBufferLimitException("a file may have " + maxFile + " bytes");
        }
        mine.addAndGet(count);
        if (held.addAndGet(count) > room) {
          throw new ResizeProblem.Overloaded();
        }
        byte[] bytes = new byte[count];
        buffer.read(bytes);
        file.writeBytes(bytes);
      } finally {
        DataBufferUtils.release(buffer);
      }
    }

    byte[] file() {
      return file.toByteArray();
    }

    void leave() {
      held.addAndGet(-mine.getAndSet(0));
    }
  }
}
