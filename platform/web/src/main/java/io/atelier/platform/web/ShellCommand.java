package io.atelier.platform.web;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Mono;

/** Runs a part of a service once, from a shell: no web, no banner, no log but errors. */
public final class ShellCommand {

  private ShellCommand() {}

  /**
   * Starts what the command needs, does it, prints what comes of it and stops. Blocks until then.
   *
   * @param wiring a configuration
   * @param usage told where the command is not understood
   * @param work emits what to print; throws {@link IllegalArgumentException} where it is not
   *     understood
   * @return what to exit with: 1 when it failed, 2 when it was not understood
   */
  public static int run(
      Class<?> wiring, String usage, Function<ApplicationContext, Mono<String>> work)
      throws InterruptedException {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(wiring)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false)
            .properties("logging.level.root=error")
            .run()) {
      return print(work.apply(context));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(usage);
      return 2;
    }
  }

  private static int print(Mono<String> output) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    AtomicInteger status = new AtomicInteger();
    output
        .doFinally(end -> done.countDown())
        .subscribe(System.out::print, e -> status.set(complain(e)));
    done.await();
    return status.get();
  }

  private static int complain(Throwable cause) {
    System.err.println(
        cause instanceof ProblemException problem
            ? problem.detail()
            : "That did not work; is Atelier running? " + cause);
    return 1;
  }
}
