package io.atelier.platform.web;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Where work that costs CPU is done: so many threads, one bounded queue before them all, and {@link
 * java.util.concurrent.RejectedExecutionException} beyond it. Unlike a bounded elastic scheduler,
 * whose tasks wait for one thread each, nobody waits here while another thread is free.
 */
public final class FixedScheduler {
  private FixedScheduler() {}

  /**
   * A scheduler that its owner disposes of.
   *
   * @param name of its threads, followed by a number
   * @param queue tasks that may wait
   */
  public static Scheduler of(String name, int threads, int queue) {
    var factory = new CustomizableThreadFactory(name + "-");
    factory.setDaemon(true);
    return Schedulers.fromExecutorService(
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queue),
            factory,
            new ThreadPoolExecutor.AbortPolicy()),
        name);
  }
}
