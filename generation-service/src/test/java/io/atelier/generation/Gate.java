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
  private final AtomicReference<Failures> failures = new AtomicReference<>(new Failures("", 0));
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

  /** The next tasks with these words; no other's, which an earlier test may have left behind. */
  public void failNext(String prompt, int times) {
    failures.set(new Failures(prompt, times));
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

  public Mono<Void> pass(String prompt) {
    return Mono.defer(
        () -> {
          if (failures.getAndUpdate(left -> left.after(prompt)).hit(prompt)) {
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

  private record Failures(String prompt, int left) {
    boolean hit(String by) {
      return left > 0 && prompt.equals(by);
    }

    Failures after(String by) {
      return hit(by) ? new Failures(prompt, left - 1) : this;
    }
  }
}
