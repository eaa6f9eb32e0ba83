package io.atelier.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atelier.auth.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

class AdminCommandIT {

  private TestDatabase database;
  private AdminCommand command;

  @BeforeEach
  void open() {
    database = TestDatabase.create();
    command = new AdminCommand(new Administrators(database.client()));
    insert(1, "ada");
    insert(2, "ben");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void grantsTheRoleOnce_whateverTheCaseOfTheAddress() {
    assertThat(run("grant", "Ada@Example.com"))
        .isEqualTo("ada  ada@example.com is an administrator\n");
    run("grant", "ada@example.com");

    assertThat(roles("ada")).containsExactly("user", "admin");
    assertThat(roles("ben")).containsExactly("user");
    assertThat(run("list")).isEqualTo("ada  ada@example.com\n");
  }

  @Test
  void takesTheRoleAway() {
    run("grant", "ada@example.com");
    run("revoke", "ada@example.com");

    assertThat(roles("ada")).containsExactly("user");
    assertThat(run("list")).isEmpty();
  }

  @Test
  void refuses_whenNobodyHasTheAddress() {
    StepVerifier.create(command.execute(List.of("grant", "eve@example.com")))
        .verifyError(AccountProblem.NotFound.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "grant", "list all", "crown ada@example.com"})
  void doesNotUnderstand(String words) {
    assertThatThrownBy(() -> command.execute(List.of(words.split(" "))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String run(String... words) {
    return command.execute(List.of(words)).block();
  }

  private void insert(long id, String name) {
    database
        .client()
        .sql(
            """
            insert into accounts
              (id, username, username_key, email, email_key, password_hash, created_at)
            values (:id, :name, :name, :email, :email, '', now())
            """)
        .bind("id", id)
        .bind("name", name)
        .bind("email", name + "@example.com")
        .then()
        .block();
  }

  private List<String> roles(String name) {
    return database
        .client()
        .sql("select roles from accounts where username = :name")
        .bind("name", name)
        .mapValue(String[].class)
        .one()
        .map(List::of)
        .block();
  }
}
