package io.atelier.gateway.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.socket.CloseStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * One client's frames not yet sent, bounded in bytes. What is announced before the replay is done
 * is held back, so that the client reads everything in order and once.
 */
final class Connection {

  private final Sinks.Many<Frame> queue = Sinks.many().unicast().onBackpressureBuffer();
  private final AtomicLong unsent = new AtomicLong();
  private final long backlog;
  private @Nullable List<Frame> heldBack = new ArrayList<>();
  private @Nullable String lastSent;

  /**
   * @param backlog unsent bytes at which the connection is closed
   */
  Connection(long backlog) {
    this.backlog = backlog;
  }

  /** What to send, to be subscribed once; fails with {@link ConnectionClosed}. */
  Flux<Frame> frames() {
    return queue.asFlux().doOnNext(frame -> unsent.addAndGet(-frame.bytes()));
  }

  /** Sends the replay, then what was announced meanwhile. */
  synchronized void begin(List<Frame> replay) {
    List<Frame> announced = heldBack == null ? List.of() : heldBack;
    heldBack = null;
    replay.forEach(this::send);
    announced.forEach(frame -> unsent.addAndGet(-frame.bytes()));
    announced.forEach(this::send);
  }

  /** An event that was sent before, by a replay or live, is not sent again. */
  synchronized void send(Frame frame) {
    if (!frame.isAfter(lastSent)) {
      return;
    }
    if (unsent.addAndGet(frame.bytes()) > backlog) {
      close(ConnectionClosed.TOO_SLOW);
    } else if (heldBack != null) {
      heldBack.add(frame);
    } else {
      lastSent = frame.event() == null ? lastSent : frame.event().id();
      queue.tryEmitNext(frame); // fails only after the end, when there is nobody to tell
    }
  }

  synchronized void close(CloseStatus status) {
    queue.tryEmitError(new ConnectionClosed(status));
  }
}
