package io.atelier.auth;

import io.atelier.platform.testing.PostgresServer;
import io.atelier.platform.testing.TestServers;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.flywaydb.core.Flyway;
import org.springframework.r2dbc.core.DatabaseClient;

/** A fresh database with this service's tables. */
public final class TestDatabase implements AutoCloseable {

  private final ConnectionPool connections;

  private TestDatabase(ConnectionPool connections) {
    this.connections = connections;
  }

  public static TestDatabase create() {
    PostgresServer server = TestServers.postgres();
    Flyway.configure()
        .dataSource("jdbc:" + server.url(), server.user(), server.password())
        .schemas("auth")
        .load()
        .migrate();
    ConnectionFactoryOptions options =
        ConnectionFactoryOptions.parse("r2dbc:" + server.url() + "?schema=auth")
            .mutate()
            .option(ConnectionFactoryOptions.USER, server.user())
            .option(ConnectionFactoryOptions.PASSWORD, server.password())
            .build();
    return new TestDatabase(
        new ConnectionPool(
            ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .maxSize(10)
                .build()));
  }

  public DatabaseClient client() {
    return DatabaseClient.create(connections);
  }

  @Override
  public void close() {
    connections.dispose();
  }
}
