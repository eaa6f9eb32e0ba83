package io.atelier.auth.account;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Makes administrators from a shell, for whoever may reach the database: {@code ./atelier admin}.
 * Exits with 1 when that failed, with 2 when it was not understood.
 */
public final class AdminCommand {

  private static final String USAGE =
      """
      ./atelier admin list             who may administer models
      ./atelier admin grant EMAIL      let the account with this address, from its next sign-in or refresh on
      ./atelier admin revoke EMAIL     no longer; tokens it has end within 15 minutes
      """;

  /** A plain class, so that the service does not find it. */
  @Import(Database.class)
  static final class Wiring {}

  /** By name: nothing else of the service is started for a command. */
  static final class Database implements DeferredImportSelector {

    @Override
    public String[] selectImports(AnnotationMetadata metadata) {
      return new String[] {"org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration"};
    }
  }

  private final Administrators administrators;

  AdminCommand(Administrators administrators) {
    this.administrators = administrators;
  }

  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) throws InterruptedException {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Wiring.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false)
            .properties("logging.level.root=error")
            .run()) {
      var command = new AdminCommand(new Administrators(context.getBean(DatabaseClient.class)));
      CountDownLatch done = new CountDownLatch(1);
      AtomicInteger status = new AtomicInteger();
      command
          .execute(List.of(arguments))
          .doFinally(end -> done.countDown())
          .subscribe(System.out::print, e -> status.set(complain(e)));
      done.await();
      return status.get();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(USAGE);
      return 2;
    }
  }

  private static int complain(Throwable cause) {
    System.err.println(
        cause instanceof AccountProblem.NotFound none
            ? none.detail()
            : "That did not work; is Atelier running? " + cause);
    return 1;
  }

  /**
   * Does what the words say.
   *
   * @return what to print; errors with {@link AccountProblem.NotFound} where nobody has the address
   * @throws IllegalArgumentException if they are not understood
   */
  Mono<String> execute(List<String> words) {
    String what = words.isEmpty() ? "" : words.getFirst();
    if (what.equals("list") && words.size() == 1) {
      return administrators.all().map(account -> account + "\n").reduce("", String::concat);
    }
    if (what.equals("grant") && words.size() == 2) {
      return told(administrators.grant(words.getLast()), "%s is an administrator%n");
    }
    if (what.equals("revoke") && words.size() == 2) {
      return told(administrators.revoke(words.getLast()), "%s is none any more%n");
    }
    throw new IllegalArgumentException("Not understood: " + String.join(" ", words));
  }

  private static Mono<String> told(Mono<String> account, String how) {
    return account
        .map(how::formatted)
        .switchIfEmpty(
            Mono.error(
                () -> new AccountProblem.NotFound("No account has this address; sign up first.")));
  }
}
