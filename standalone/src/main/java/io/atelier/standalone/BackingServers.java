package io.atelier.standalone;

import io.atelier.platform.embedded.Durability;
import io.atelier.platform.embedded.EmbeddedBroker;
import io.atelier.platform.embedded.EmbeddedPostgres;
import io.atelier.platform.embedded.EmbeddedRedis;
import io.atelier.platform.embedded.EmbeddedServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL, Redis and the AMQP broker: embedded, except those that the environment names.
 *
 * @param embedded what is to be started
 * @param environment what the services must be told to reach the embedded ones
 */
record BackingServers(
    List<EmbeddedServer> embedded, List<Ports.Wanted> ports, Map<String, String> environment) {
  static BackingServers of(Settings settings) throws IOException {
    var servers = new BackingServers(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
    String password = Secret.of(settings.dataDir());
    if (!settings.names("ATELIER_POSTGRES_URL")) {
      int port = settings.port("ATELIER_EMBEDDED_POSTGRES_PORT", 15_432);
      var postgres =
          new EmbeddedPostgres(
              settings.dataDir().resolve("postgres"), port, password, Durability.SYNCED);
      servers.add(postgres, "ATELIER_POSTGRES_URL", "ATELIER_EMBEDDED_POSTGRES_PORT");
      servers.environment.put("ATELIER_POSTGRES_USER", EmbeddedPostgres.USER);
      servers.environment.put("ATELIER_POSTGRES_PASSWORD", password);
    }
    if (!settings.names("ATELIER_REDIS_URL")) {
      int port = settings.port("ATELIER_EMBEDDED_REDIS_PORT", 16_379);
      var redis =
          new EmbeddedRedis(settings.dataDir().resolve("redis"), port, password, Durability.SYNCED);
      servers.add(redis, "ATELIER_REDIS_URL", "ATELIER_EMBEDDED_REDIS_PORT");
    }
    if (!settings.names("ATELIER_RABBITMQ_URL")) {
      int port = settings.port("ATELIER_EMBEDDED_BROKER_PORT", 15_673);
      var broker = new EmbeddedBroker(settings.dataDir().resolve("broker"), port, password);
      servers.add(broker, "ATELIER_RABBITMQ_URL", "ATELIER_EMBEDDED_BROKER_PORT");
    }
    return servers;
  }

  private void add(EmbeddedServer server, String urlVariable, String portVariable) {
    embedded.add(server);
    ports.add(new Ports.Wanted(server.name(), server.port(), portVariable));
    environment.put(urlVariable, server.url());
  }
}
