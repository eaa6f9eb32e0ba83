package io.atelier.auth.account;

import io.atelier.platform.web.ShellCommand;
import java.util.List;
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
    System.exit(
        ShellCommand.run(
            Wiring.class,
            USAGE,
            context ->
                new AdminCommand(new Administrators(context.getBean(DatabaseClient.class)))
                    .execute(List.of(arguments))));
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
