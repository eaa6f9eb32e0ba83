package io.atelier.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
  @TempDir Path dir;

  @Test
  void keepsWhatWasCommitted_whenKilled() throws Exception {
    var postgres =
        new EmbeddedPostgres(dir.resolve("data"), FreePort.any(), "secret", Durability.SYNCED);
    RunningServer first = RunningServer.start(postgres, dir.resolve("log"));
    execute(postgres, "create table mark as select 42 as n");

    first.kill();

    try (var second = RunningServer.start(postgres, dir.resolve("log"))) {
      assertThat(second.process().isAlive()).isTrue();
      assertThat(single(postgres, "select n from mark")).isEqualTo("42");
      assertThat(single(postgres, "show fsync")).isEqualTo("on");
    }
  }

  @Test
  void refusesAWrongPassword() throws Exception {
    var postgres =
        new EmbeddedPostgres(dir.resolve("data"), FreePort.any(), "secret", Durability.BUFFERED);
    try (var running = RunningServer.start(postgres, dir.resolve("log"))) {
      assertThat(running.process().isAlive()).isTrue();
      assertThatThrownBy(() -> connect(postgres, "wrong"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  private static Connection connect(EmbeddedPostgres postgres, String password)
      throws SQLException {
    return DriverManager.getConnection("jdbc:" + postgres.url(), EmbeddedPostgres.USER, password);
  }

  private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var connection = connect(postgres, postgres.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String single(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var connection = connect(postgres, postgres.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
