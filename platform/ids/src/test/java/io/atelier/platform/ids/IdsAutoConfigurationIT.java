package io.atelier.platform.ids;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.platform.testing.TestServers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class IdsAutoConfigurationIT {

  private final ApplicationContextRunner context =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  DataRedisAutoConfiguration.class,
                  DataRedisReactiveAutoConfiguration.class,
                  IdsAutoConfiguration.class));

  @Test
  void givesIds_asSoonAsTheContextIsUp() {
    context
        .withPropertyValues("spring.data.redis.url=" + TestServers.redisUrl())
        .run(up -> assertThat(up.getBean(Snowflakes.class).next()).isPositive());
  }

  @Test
  void startsWithoutRedis() {
    context
        .withPropertyValues(
            "spring.data.redis.url=redis://127.0.0.1:1",
            "atelier.ids.start-wait=10ms",
            "atelier.ids.retry=1m")
        .run(up -> assertThat(up).hasNotFailed().hasSingleBean(Snowflakes.class));
  }

  @Test
  void bindsEveryProperty() {
    context
        .withPropertyValues(
            "spring.data.redis.url=" + TestServers.redisUrl(),
            "atelier.ids.name=other",
            "atelier.ids.lease=2m",
            "atelier.ids.renewal=30s",
            "atelier.ids.retry=2s",
            "atelier.ids.quarantine=3s",
            "atelier.ids.timeout=4s",
            "atelier.ids.start-wait=5s")
        .run(
            up ->
                assertThat(up.getBean(IdsProperties.class))
                    .hasToString(
                        "IdsProperties[name=other, lease=PT2M, renewal=PT30S, retry=PT2S,"
                            + " quarantine=PT3S, timeout=PT4S, startWait=PT5S]"));
  }
}
