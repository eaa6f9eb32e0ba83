package io.atelier.platform.live;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Gives a service with Redis and JSON its {@link LiveEvents}. */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration",
      "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration"
    })
@ConditionalOnBean({ReactiveRedisConnectionFactory.class, JsonMapper.class})
@EnableConfigurationProperties(LiveProperties.class)
class LiveAutoConfiguration {

  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  LiveEvents liveEvents(
      ReactiveRedisConnectionFactory redis, JsonMapper json, LiveProperties properties) {
    return new LiveEvents(
        new ReactiveStringRedisTemplate(redis), new Announcements(redis, json), json, properties);
  }
}
