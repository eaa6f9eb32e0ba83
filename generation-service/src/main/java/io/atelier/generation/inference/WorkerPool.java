package io.atelier.generation.inference;

import io.atelier.platform.web.BackgroundThreads;
import io.atelier.platform.web.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * Threads that each keep a tool which must not change threads, behind one bounded queue in order of
 * arrival. Whatever a piece of work throws fails that piece only; its thread lives on.
 *
 * @param <T> the tool, opened and closed on its thread
 */
final class WorkerPool<T extends AutoCloseable> implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(WorkerPool.class);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

  /** A piece of work done with a tool. */
  @FunctionalInterface
  interface Work<T, R> {
    R with(T tool) throws Exception;
  }

  /** A longer piece of work, which asks now and then whether anybody still wants it. */
  @FunctionalInterface
  interface CancellableWork<T, R> {
    R with(T tool, Cancellation cancellation) throws Exception;
  }

  /** One of several pieces of work done together. Whoever does them settles each. */
  interface Piece<I, R> {
    I input();

    Cancellation cancellation();

    void succeed(R result);

    /** As if the piece's own work had thrown it. */
    void fail(Throwable cause);
  }

  /** Does pieces of work together; those it does not settle fail. */
  @FunctionalInterface
  interface JointWork<T, I, R> {
    void with(T tool, List<Piece<I, R>> pieces) throws Exception;
  }

  /**
   * What makes pieces of work alike.
   *
   * @param key equal for pieces that may be done together, of one type of input and result
   * @param most how many at once, asked when one of them begins
   */
  record Kind<T, I, R>(Object key, IntSupplier most, JointWork<T, I, R> work) {}

  private final BlockingQueue<Pending<T, ?>> queue;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean open = true;

  private WorkerPool(int queueCapacity) {
    this.queue = new ArrayBlockingQueue<>(queueCapacity);
  }

  /**
   * Starts one thread a tool and waits until every tool is open.
   *
   * @param name of the threads, numbered from 1
   * @throws IllegalStateException if a tool does not open
   */
  static <T extends AutoCloseable> WorkerPool<T> start(
      String name, List<? extends Callable<T>> tools, int queueCapacity) {
    WorkerPool<T> pool = new WorkerPool<>(queueCapacity);
    var background = new BackgroundThreads(name);
    List<CompletableFuture<Void>> ready = new ArrayList<>();
    for (Callable<T> tool : tools) {
      CompletableFuture<Void> opened = new CompletableFuture<>();
      ready.add(opened);
      Thread thread = background.newThread(() -> pool.serve(tool, opened));
      pool.threads.add(thread);
      thread.start();
    }
    try {
      ready.forEach(CompletableFuture::join);
    } catch (RuntimeException e) {
      pool.close();
      throw new IllegalStateException("A worker of " + name + " does not start", e);
    }
    return pool;
  }

  /**
   * Queues {@code work} on subscription. Cancelled before it started, it never runs and its place
   * is free at once.
   *
   * @return errors with {@link InferenceBusyException} if the queue is full, with the work's {@link
   *     ProblemException}, or with {@link InferenceFailedException} around anything else it threw
   */
  <R> Mono<R> submit(Work<T, R> work) {
    return submit((tool, cancellation) -> work.with(tool));
  }

  /** Like {@link #submit(Work)}; cancelled after it started, the work hears of it and gives up. */
  <R> Mono<R> submit(CancellableWork<T, R> work) {
    return Mono.<R>create(sink -> enqueue(new Single<>(work, sink)))
        .publishOn(Schedulers.parallel()); // what the caller does next must not hold a worker
  }

  /**
   * Like {@link #submit(CancellableWork)}; the thread that begins it does others of its kind that
   * wait along with it, unless other threads could do them at the same time.
   */
  <I, R> Mono<R> submit(I input, Kind<T, I, R> kind) {
    return Mono.<R>create(sink -> enqueue(new Member<>(input, kind, sink)))
        .publishOn(Schedulers.parallel());
  }

  int size() {
    return threads.size();
  }

  int waiting() {
    return queue.size();
  }

  int alive() {
    return (int) threads.stream().filter(Thread::isAlive).count();
  }

  private <R> void enqueue(Pending<T, R> pending) {
    pending.sink.onCancel(() -> withdraw(pending));
    boolean queued = open && queue.offer(pending);
    boolean missedByClose = queued && !open && queue.remove(pending);
    if (!queued || missedByClose) {
      pending.sink.error(new InferenceBusyException());
    }
  }

  private void withdraw(Pending<T, ?> pending) {
    pending.cancelled = true;
    queue.remove(pending);
  }

  private void serve(Callable<T> opener, CompletableFuture<Void> opened) {
    try (T tool = opener.call()) {
      opened.complete(null);
      while (open) {
        begin(queue.take(), tool);
      }
    } catch (InterruptedException e) {
      log.debug("closing"); // the only one who interrupts is close()
    } catch (Throwable e) {
      if (!opened.completeExceptionally(e)) {
        log.error("A worker's tool did not close", e);
      }
    }
  }

  private void begin(Pending<T, ?> next, T tool) {
    if (next instanceof Member<T, ?, ?> member) {
      member.run(tool, alike(member));
    } else {
      next.run(tool);
    }
  }

  private List<Member<T, ?, ?>> alike(Member<T, ?, ?> first) {
    int share = queue.size() / threads.size();
    List<Member<T, ?, ?>> others = new ArrayList<>();
    if (share == 0) {
      return others;
    }
    int most = Math.min(first.kind.most().getAsInt() - 1, share);
    for (Pending<T, ?> waiting : queue) {
      if (others.size() < most
          && waiting instanceof Member<T, ?, ?> member
          && member.kind.key().equals(first.kind.key())
          && queue.remove(waiting)) {
        others.add(member);
      }
    }
    return others;
  }

  /** Lets running work end, refuses what waits, and closes the tools. */
  @Override
  public void close() {
    open = false;
    threads.forEach(Thread::interrupt);
    threads.forEach(WorkerPool::join);
    List<Pending<T, ?>> left = new ArrayList<>();
    queue.drainTo(left);
    left.forEach(pending -> pending.sink.error(new InferenceBusyException()));
  }

  private static void join(Thread thread) {
    try {
      if (!thread.join(CLOSE_PATIENCE)) {
        log.warn("{} is still at work", thread.getName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private abstract static sealed class Pending<T, R> {

    private final MonoSink<R> sink;
    private volatile boolean cancelled;
    private boolean settled;

    Pending(MonoSink<R> sink) {
      this.sink = sink;
    }

    abstract void run(T tool);

    public Cancellation cancellation() {
      return () -> cancelled;
    }

    public void succeed(R result) {
      settled = true;
      sink.success(result);
    }

    public void fail(Throwable cause) {
      if (!settled && !cancelled) { // else there is nobody to tell
        sink.error(cause instanceof ProblemException ? cause : new InferenceFailedException(cause));
      }
      settled = true;
    }
  }

  private static final class Single<T, R> extends Pending<T, R> {

    private final CancellableWork<T, R> work;

    Single(CancellableWork<T, R> work, MonoSink<R> sink) {
      super(sink);
      this.work = work;
    }

    @Override
    void run(T tool) {
      if (cancellation().cancelled()) {
        return;
      }
      try {
        succeed(work.with(tool, cancellation()));
      } catch (Throwable e) { // an OutOfMemoryError of one huge picture too
        fail(e);
      }
    }
  }

  private static final class Member<T, I, R> extends Pending<T, R> implements Piece<I, R> {

    private final I input;
    private final Kind<T, I, R> kind;

    Member(I input, Kind<T, I, R> kind, MonoSink<R> sink) {
      super(sink);
      this.input = input;
      this.kind = kind;
    }

    @Override
    public I input() {
      return input;
    }

    @Override
    void run(T tool) {
      run(tool, List.of());
    }

    @SuppressWarnings("unchecked") // equal keys mean equal types
    void run(T tool, List<Member<T, ?, ?>> others) {
      List<Piece<I, R>> pieces = new ArrayList<>(List.of(this));
      others.forEach(other -> pieces.add((Piece<I, R>) other));
      pieces.removeIf(piece -> piece.cancellation().cancelled());
      if (pieces.isEmpty()) {
        return;
      }
      try {
        kind.work().with(tool, pieces);
        pieces.forEach(piece -> piece.fail(new IllegalStateException("it was left undone")));
      } catch (Throwable e) {
        pieces.forEach(piece -> piece.fail(e));
      }
    }
  }
}
