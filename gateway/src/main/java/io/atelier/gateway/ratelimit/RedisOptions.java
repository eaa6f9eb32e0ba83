package io.atelier.gateway.ratelimit;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the gateway's Redis client behaves when Redis does not. */
@Configuration(proxyBeanMethods = false)
class RedisOptions {

  private static final int MAX_COMMANDS_WAITING = 10_000;

  /** Fails at once while disconnected, so that the local buckets take over without a wait. */
  @Bean
  LettuceClientOptionsBuilderCustomizer failFast() {
    return options ->
        options
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(MAX_COMMANDS_WAITING);
  }
}
