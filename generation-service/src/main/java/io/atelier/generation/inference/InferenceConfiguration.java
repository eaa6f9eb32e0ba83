package io.atelier.generation.inference;

import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.model.VersionWatch;
import io.atelier.generation.role.ConditionalOnRole;
import io.atelier.generation.role.Role;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.WORKER)
class InferenceConfiguration {

  /** The service is not ready before this bean is: it is returned warm. */
  @Bean(destroyMethod = "close")
  InferenceEngine inferenceEngine(
      ModelRegistry models,
      InferenceProperties properties,
      MeterRegistry meters,
      ObservationRegistry observations,
      VersionWatch watch) {
    return InferenceEngine.start(models, properties, meters, observations, watch);
  }

  /** Down when a worker's thread has ended. */
  @Bean
  HealthIndicator inferenceHealthIndicator(InferenceEngine engine) {
    return () ->
        Health.status(engine.healthy() ? "UP" : "DOWN")
            .withDetail("workers", engine.workers())
            .withDetail("waiting", engine.waiting())
            .build();
  }
}
