package io.atelier.platform.web;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads for work nobody waits for at the moment, such as inference: where cores are short they
 * yield to those that answer requests. Java's own thread priorities do nothing on Linux, so each
 * thread makes itself nice by {@code setpriority(2)}, which on Linux changes the calling thread
 * alone. Where that cannot be called they are ordinary threads.
 */
public final class BackgroundThreads implements ThreadFactory {
  private static final Logger log = LoggerFactory.getLogger(BackgroundThreads.class);
  private static final int PRIO_PROCESS = 0;
  private static final int CALLING_THREAD = 0;

  /** About a tenth of the share of an ordinary thread. */
  private static final int NICE = 10;

  private static final Optional<MethodHandle> SET_PRIORITY = setPriority();

  private final String name;
  private final AtomicInteger number = new AtomicInteger();

  /**
   * @param name of its threads, followed by a number
   */
  public BackgroundThreads(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable work) {
    var thread =
        new Thread(
            () -> {
              yieldToOthers();
              work.run();
            },
            name + "-" + number.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  private static void yieldToOthers() {
    SET_PRIORITY.ifPresent(
        setPriority -> {
          try {
            int failed = (int) setPriority.invokeExact(PRIO_PROCESS, CALLING_THREAD, NICE);
            if (failed != 0) {
              log.info("a background thread keeps its ordinary priority");
            }
          } catch (Throwable e) {
            log.info("a background thread keeps its ordinary priority: {}", e.toString());
          }
        });
  }

  private static Optional<MethodHandle> setPriority() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.empty();
    }
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("setpriority")
        .map(
            function ->
                linker.downcallHandle(
                    function,
                    FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT)));
  }
}
