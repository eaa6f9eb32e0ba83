package io.atelier.auth.remote;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.annotation.Validated;

@Configuration(proxyBeanMethods = false)
class BackingServices {

  private static final int REDIS_COMMANDS_WAITING = 10_000;

  /**
   * How long one call may take.
   *
   * @param postgres deadline of one statement, waiting for a connection included
   * @param redis deadline of one command or script
   */
  @Validated
  @ConfigurationProperties("atelier.auth.deadlines")
  record Deadlines(@DefaultValue("5s") Duration postgres, @DefaultValue("300ms") Duration redis) {}

  @Bean
  BackingService postgres(Deadlines deadlines) {
    return new BackingService("postgres", deadlines.postgres());
  }

  @Bean
  BackingService redis(Deadlines deadlines) {
    return new BackingService("redis", deadlines.redis());
  }

  /** Without a connection a command fails at once: nothing here is worth waiting for. */
  @Bean
  LettuceClientOptionsBuilderCustomizer failFast() {
    return options ->
        options
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(REDIS_COMMANDS_WAITING);
  }
}
