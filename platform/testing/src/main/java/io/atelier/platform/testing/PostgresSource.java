package io.atelier.platform.testing;

import io.atelier.platform.embedded.Durability;
import io.atelier.platform.embedded.EmbeddedPostgres;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.testcontainers.containers.GenericContainer;

/**
 * The PostgreSQL server that tests of this JVM make their databases on.
 *
 * @param url of a database that may be connected to, to create others
 */
record PostgresSource(String url, String user, String password) {
  static PostgresSource resolve() {
    String given = System.getenv("ATELIER_TEST_POSTGRES_URL");
    if (given != null) {
      Report.used("PostgreSQL", "ATELIER_TEST_POSTGRES_URL, " + given);
      return new PostgresSource(given, environment("USER"), environment("PASSWORD"));
    }
    return Docker.isPresent() ? container() : embedded();
  }

  private static String environment(String name) {
    return System.getenv().getOrDefault("ATELIER_TEST_POSTGRES_" + name, "atelier");
  }

  @SuppressWarnings("resource") // lives as long as the JVM
  private static PostgresSource container() {
    GenericContainer<?> container =
        Docker.start(
            "postgres:18-alpine",
            5432,
            Map.of("POSTGRES_USER", "atelier", "POSTGRES_PASSWORD", "atelier"));
    return new PostgresSource(
        "postgresql://" + Docker.address(container, 5432) + "/atelier", "atelier", "atelier");
  }

  private static PostgresSource embedded() {
    var postgres =
        new EmbeddedPostgres(
            Scratch.resolve("postgres"), Embedded.freePort(), "atelier", Durability.BUFFERED);
    Embedded.start(postgres);
    Report.used("PostgreSQL", "embedded, " + postgres.url());
    return new PostgresSource(postgres.url(), EmbeddedPostgres.USER, postgres.password());
  }

  PostgresServer freshDatabase() {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = DriverManager.getConnection("jdbc:" + url, user, password);
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create a database on " + url, e);
    }
    return new PostgresServer(URI.create(url).resolve("/" + name).toString(), user, password);
  }
}
