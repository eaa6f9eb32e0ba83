package io.atelier.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * PostgreSQL 18 on loopback.
 *
 * @param dataDir the cluster's folder, made where missing
 * @param password of the superuser {@value #USER}
 */
public record EmbeddedPostgres(Path dataDir, int port, String password, Durability durability)
    implements EmbeddedServer {
  public static final String USER = "atelier";

  /** The database that {@link #url()} names; there once {@link #isReady()}. */
  public static final String DATABASE = "atelier";

  private static final String RESOURCE = "/postgres-linux-x86_64.txz";

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public String url() {
    return url(DATABASE);
  }

  public String url(String database) {
    return "postgresql://127.0.0.1:" + port + "/" + database;
  }

  @Override
  public List<String> prepare() throws IOException {
    Path bin = Binaries.unpacked(RESOURCE).resolve("bin");
    if (!Files.exists(dataDir.resolve("PG_VERSION"))) {
      initialize(bin);
    }
    var command = new ArrayList<>(unprivileged());
    command.addAll(List.of(bin.resolve("postgres").toString(), "-D", dataDir.toString()));
    command.addAll(List.of("-p", String.valueOf(port), "-h", "127.0.0.1", "-k", ""));
    command.addAll(List.of("-c", "max_connections=200"));
    if (durability == Durability.BUFFERED) {
      command.addAll(List.of("-c", "fsync=off", "-c", "full_page_writes=off"));
    }
    return command;
  }

  private void initialize(Path bin) throws IOException {
    Path parent = Files.createDirectories(dataDir.toAbsolutePath().getParent());
    Path passwordFile = Files.createTempFile(parent, "postgres", ".password");
    try {
      Files.writeString(passwordFile, password);
      var command = new ArrayList<>(unprivileged());
      command.addAll(List.of(bin.resolve("initdb").toString(), "-D", dataDir.toString()));
      command.addAll(
          List.of("-U", USER, "-A", "scram-sha-256", "--pwfile", passwordFile.toString()));
      command.addAll(
          List.of("-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
      command.addAll(List.of("--lc-collate=C", "--lc-ctype=C", "--lc-messages=C"));
      if (durability == Durability.BUFFERED) {
        command.add("--no-sync");
      }
      Commands.run(command);
    } finally {
      Files.delete(passwordFile);
    }
  }

  /**
   * PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it is.
   */
  private static List<String> unprivileged() {
    return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
  }

  /** By SIGINT: on SIGTERM PostgreSQL would wait until the last client has left. */
  @Override
  public void stop(Process process) {
    try {
      Commands.run(List.of("sh", "-c", "kill -INT " + process.pid()));
    } catch (IOException alreadyEnded) {
      process.destroy();
    }
  }

  @Override
  public boolean isReady() {
    try (Connection postgres = connect("postgres")) {
      createIfMissing(postgres, DATABASE);
      return true;
    } catch (SQLException notYet) {
      return false;
    }
  }

  /** Creates an empty database. */
  public void createDatabase(String name) throws SQLException {
    try (Connection postgres = connect("postgres");
        var statement = postgres.createStatement()) {
      statement.execute("create database \"" + name + "\"");
    }
  }

  private static void createIfMissing(Connection postgres, String database) throws SQLException {
    try (var query = postgres.prepareStatement("select 1 from pg_database where datname = ?")) {
      query.setString(1, database);
      if (query.executeQuery().next()) {
        return;
      }
    }
    try (var statement = postgres.createStatement()) {
      statement.execute("create database \"" + database + "\"");
    }
  }

  private Connection connect(String database) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", password);
    properties.setProperty("loginTimeout", "2");
    properties.setProperty("socketTimeout", "10");
    return DriverManager.getConnection("jdbc:" + url(database), properties);
  }
}
