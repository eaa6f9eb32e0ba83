package io.atelier.generation.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atelier.generation.inference.WorkerPool.Kind;
import io.atelier.platform.web.ProblemException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.http.HttpStatus;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

@Timeout(20)
class WorkerPoolTest {

  private final Tool tool = new Tool();
  private final WorkerPool<Tool> pool =
      WorkerPool.start("test", List.of(() -> tool.openedHere()), 1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    pool.close();
  }

  @Test
  void worksOnTheToolsOwnThread() {
    StepVerifier.create(pool.submit(given -> given.opener == Thread.currentThread()))
        .expectNext(true)
        .verifyComplete();
  }

  @Test
  void answersOffTheWorker() {
    StepVerifier.create(pool.submit(given -> 1).map(one -> Thread.currentThread().getName()))
        .expectNextMatches(name -> !name.startsWith("test"))
        .verifyComplete();
  }

  @Test
  void refusesWork_whenTheQueueIsFull() throws Exception {
    occupy();
    CompletableFuture<Integer> waiting = pool.submit(given -> 2).toFuture();

    StepVerifier.create(pool.submit(given -> 3))
        .expectErrorSatisfies(
            error -> {
              assertThat(error).isInstanceOf(InferenceBusyException.class);
              assertThat(((ProblemException) error).status())
                  .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            })
        .verify();
    release.countDown();
    assertThat(waiting.get()).isEqualTo(2);
  }

  @Test
  void neverRunsCancelledWork_andFreesItsPlace() throws Exception {
    occupy();
    AtomicBoolean ran = new AtomicBoolean();
    Disposable cancelled = pool.submit(given -> ran.getAndSet(true)).subscribe();

    cancelled.dispose();
    CompletableFuture<Integer> next = pool.submit(given -> 2).toFuture();
    release.countDown();

    assertThat(next.get()).isEqualTo(2);
    assertThat(ran).isFalse();
  }

  @Test
  void survivesWhateverWorkThrows() {
    Error memory = new OutOfMemoryError("for this picture");

    StepVerifier.create(pool.submit(given -> fail(memory)))
        .expectErrorSatisfies(
            error ->
                assertThat(error).isInstanceOf(InferenceFailedException.class).hasCause(memory))
        .verify();
    StepVerifier.create(pool.submit(given -> 1)).expectNext(1).verifyComplete();
    assertThat(pool.alive()).isOne();
  }

  @Test
  void passesProblemsThrough() {
    ProblemException problem = new ProblemException(HttpStatus.IM_USED, "x", "y", "z");

    StepVerifier.create(
            pool.submit(
                given -> {
                  throw problem;
                }))
        .expectErrorMatches(error -> error == problem)
        .verify();
  }

  @Test
  void doesAlikeWorkTogether_asMuchAsMayBeAtOnce() throws Exception {
    try (WorkerPool<Tool> wide = roomy(1)) {
      occupy(wide);
      List<CompletableFuture<Integer>> sizes =
          Stream.of("a", "b", "a", "a", "a")
              .map(key -> wide.submit(key, kind(key, 3)).toFuture())
              .toList();

      release.countDown();

      assertThat(sizes).extracting(CompletableFuture::get).containsExactly(3, 1, 3, 3, 1);
    }
  }

  @Test
  void leavesAlikeWorkToOtherThreads_thatCouldDoItMeanwhile() throws Exception {
    try (WorkerPool<Tool> two = roomy(2)) {
      occupy(two);
      occupy(two);
      CompletableFuture<Integer> one = two.submit("a", kind("a", 8)).toFuture();
      CompletableFuture<Integer> other = two.submit("a", kind("a", 8)).toFuture();

      release.countDown();

      assertThat(one.get()).isOne();
      assertThat(other.get()).isOne();
    }
  }

  @Test
  void failsAndCancelsOneOfSeveral_andLeavesTheOthers() throws Exception {
    Kind<Tool, Integer, Integer> kind =
        new Kind<>(
            "k",
            () -> 8,
            (given, pieces) ->
                pieces.forEach(
                    piece -> {
                      if (piece.input() == 2) {
                        piece.fail(new IllegalStateException("two"));
                      } else {
                        piece.succeed(piece.input() * 10 + pieces.size());
                      }
                    }));
    try (WorkerPool<Tool> wide = roomy(1)) {
      occupy(wide);
      CompletableFuture<Integer> first = wide.submit(1, kind).toFuture();
      CompletableFuture<Integer> failing = wide.submit(2, kind).toFuture();
      Disposable cancelled = wide.submit(3, kind).subscribe();
      CompletableFuture<Integer> last = wide.submit(4, kind).toFuture();
      cancelled.dispose();

      release.countDown();

      assertThat(first.get()).isEqualTo(13);
      assertThat(last.get()).isEqualTo(43);
      assertThatThrownBy(failing::get).hasStackTraceContaining("two");
    }
  }

  @Test
  void failsWhatIsLeftUndone() {
    Kind<Tool, Integer, Integer> idle = new Kind<>("k", () -> 8, (given, pieces) -> {});

    StepVerifier.create(pool.submit(1, idle)).verifyError(InferenceFailedException.class);
    StepVerifier.create(pool.submit(given -> 1)).expectNext(1).verifyComplete();
  }

  @Test
  void refusesWhatWaitsAndClosesTools_whenClosed() throws Exception {
    occupy();
    CompletableFuture<Integer> waiting = pool.submit(given -> 2).toFuture();
    Thread.ofVirtual().start(pool::close);
    interrupted.await();

    release.countDown();

    assertThatThrownBy(waiting::get).hasCauseInstanceOf(InferenceBusyException.class);
    tool.closed.await();
    StepVerifier.create(pool.submit(given -> 3)).verifyError(InferenceBusyException.class);
  }

  @Test
  void doesNotStart_whenAToolDoesNotOpen() {
    List<Callable<Tool>> tools =
        List.of(
            () -> {
              throw new IllegalStateException("broken");
            });

    assertThatThrownBy(() -> WorkerPool.start("broken", tools, 1))
        .hasStackTraceContaining("broken");
  }

  private static WorkerPool<Tool> roomy(int threads) {
    List<Callable<Tool>> tools = Collections.nCopies(threads, Tool::new);
    return WorkerPool.start("roomy", tools, 8);
  }

  /** Answers with how many were done at once. */
  private static Kind<Tool, String, Integer> kind(String key, int most) {
    return new Kind<>(
        key, () -> most, (given, pieces) -> pieces.forEach(piece -> piece.succeed(pieces.size())));
  }

  private void occupy() throws InterruptedException {
    occupy(pool);
  }

  /** Returns once one more worker is busy until {@link #release}. */
  private void occupy(WorkerPool<Tool> pool) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    pool.submit(
            given -> {
              begun.countDown();
              awaitRelease();
              return 1;
            })
        .subscribe();
    begun.await();
  }

  /** As native code does: without heed to interrupts. */
  private void awaitRelease() {
    boolean released = false;
    while (!released) {
      try {
        release.await();
        released = true;
      } catch (InterruptedException e) {
        interrupted.countDown();
      }
    }
  }

  private static int fail(Error error) {
    throw error;
  }

  private static final class Tool implements AutoCloseable {

    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Thread opener;

    Tool openedHere() {
      opener = Thread.currentThread();
      return this;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
