package io.atelier.platform.ids;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/**
 * Gives a service its {@link Snowflakes}, with a node number leased in the Redis it is connected
 * to.
 */
@AutoConfiguration(after = DataRedisReactiveAutoConfiguration.class)
@EnableConfigurationProperties(IdsProperties.class)
final class IdsAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean(Snowflakes.class)
  NodeNumber snowflakeNodeNumber(ReactiveStringRedisTemplate redis, IdsProperties properties) {
    return new NodeNumber(new NodeLeases(redis, properties.name()), properties, System::nanoTime);
  }

  @Bean
  @ConditionalOnMissingBean
  Snowflakes snowflakes(NodeNumber node) {
    return new Snowflakes(node, Clock.systemUTC());
  }
}
