package io.atelier.render.database;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
  /** Not at the start, which would fail while PostgreSQL is away: see {@link Migration}. */
  @Bean
  FlywayMigrationStrategy later() {
    return flyway -> {};
  }
}
