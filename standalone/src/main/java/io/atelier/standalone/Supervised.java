package io.atelier.standalone;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A child that is started again whenever it ends, after a pause that doubles from half a second to
 * half a minute and is short again once the child has been ready.
 *
 * <p>A child that never becomes ready at first is not insisted on: {@link #firstStart()} fails.
 */
final class Supervised {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
  private static final int FIRST_TRIES = 2;
  private static final long PROBE_EVERY_MILLIS = 100;

  private final Child child;
  private final Terminal terminal;
  private final CompletableFuture<Void> firstStart = new CompletableFuture<>();
  private final Thread keeper;
  private volatile boolean stopping;
  private @Nullable Process process;

  private Supervised(Child child, Terminal terminal) {
    this.child = child;
    this.terminal = terminal;
    this.keeper = Thread.ofPlatform().name("keep " + child.name()).unstarted(this::keepAlive);
  }

  static Supervised start(Child child, Terminal terminal) {
    var supervised = new Supervised(child, terminal);
    supervised.keeper.start();
    return supervised;
  }

  /** Completes when the child is ready for the first time, fails with a {@link StartProblem}. */
  CompletableFuture<Void> firstStart() {
    return firstStart;
  }

  /** Ends the child, by force when it takes too long, and returns when it is gone. */
  void stop() {
    stopping = true;
    keeper.interrupt();
    try {
      keeper.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepAlive() {
    try {
      int failures = 0;
      while (!stopping) {
        failures = live() ? 0 : failures + 1;
        if (failures == FIRST_TRIES && !firstStart.isDone()) {
          firstStart.completeExceptionally(new StartProblem(LogTail.explain(child)));
          return;
        }
        Thread.sleep(pauseAfter(failures));
      }
    } catch (InterruptedException e) {
      // Only stop() interrupts.
    } finally {
      end();
    }
  }

  /** One life of the child, to its end; whether it was ready at any time. */
  private boolean live() throws InterruptedException {
    long began = System.nanoTime();
    try {
      process = child.start();
    } catch (IOException e) {
      terminal.say("  " + child.name() + " could not be started: " + e.getMessage());
      return false;
    }
    boolean ready = becomesReady(process, began);
    if (ready) {
      terminal.started(child.name(), Duration.ofNanos(System.nanoTime() - began));
      firstStart.complete(null);
    } else {
      process.destroyForcibly();
    }
    int status = process.waitFor();
    if (!stopping) {
      terminal.died(child, status);
    }
    return ready;
  }

  private boolean becomesReady(Process started, long began) throws InterruptedException {
    while (System.nanoTime() - began < START_TIMEOUT.toNanos()) {
      if (child.isReady()) {
        return true;
      }
      if (started.waitFor(PROBE_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return false;
  }

  private static Duration pauseAfter(int failures) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private void end() {
    Process last = process;
    if (last == null || !last.isAlive()) {
      return;
    }
    child.stop(last);
    try {
      if (!last.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        terminal.say("  " + child.name() + " does not stop, killing it");
        last.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      last.destroyForcibly();
    }
  }
}
