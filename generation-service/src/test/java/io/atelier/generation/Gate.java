package io.atelier.generation;

import io.atelier.generation.inference.Progress;
import io.atelier.platform.image.PixelImage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Stands in front of the models: lets a test hold tasks back, or make them fail. */
public final class Gate {
  private final AtomicReference<Sinks.Empty<Void>> barrier = new AtomicReference<>(opened());
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger steps = new AtomicInteger();

  /** Tasks that come from now on wait. */
  public void close() {
    barrier.set(Sinks.empty());
  }

  /** Takes the barrier away that holds tasks now, for new ones too. */
  public void open() {
    barrier.getAndSet(opened()).tryEmitEmpty();
  }

  /** New tasks pass, those held stay held until the result is emitted. */
  public Sinks.Empty<Void> openForNewOnes() {
    return barrier.getAndSet(opened());
  }

  public void failNext(int times) {
    failures.set(times);
  }

  /** New tasks tell of so many steps before they are begun, as slow models do while they paint. */
  public void tellOfSteps(int each) {
    steps.set(each);
  }

  /** Tells {@code progress} of the steps as told to. */
  public void tell(Progress progress) {
    int total = steps.get();
    for (int done = 1; done <= total; done++) {
      progress.step(done, total, () -> new PixelImage(512, 256, 3, new byte[512 * 256 * 3]));
    }
  }

  /** How many tasks it holds back. */
  public int held() {
    return held.get();
  }

  public Mono<Void> pass() {
    return Mono.defer(
        () -> {
          if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Mono.error(new IllegalStateException("failed as told"));
          }
          held.incrementAndGet();
          return barrier.get().asMono().doFinally(signal -> held.decrementAndGet());
        });
  }

  private static Sinks.Empty<Void> opened() {
    Sinks.Empty<Void> sink = Sinks.empty();
    sink.tryEmitEmpty();
    return sink;
  }
}
