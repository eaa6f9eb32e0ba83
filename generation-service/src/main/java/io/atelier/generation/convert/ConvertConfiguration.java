package io.atelier.generation.convert;

import io.atelier.generation.job.JobEvents;
import io.atelier.generation.job.JobRepository;
import io.atelier.generation.job.Submissions;
import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.result.Results;
import io.atelier.generation.role.ConditionalOnRole;
import io.atelier.generation.role.Role;
import io.atelier.platform.ids.Snowflakes;
import io.atelier.platform.objectstore.ObjectStore;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.API)
class ConvertConfiguration {
  /** The caller's own deadline comes first and cancels the job. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  @Bean
  Conversions conversions(
      ModelRegistry models,
      Snowflakes ids,
      Submissions submissions,
      JobRepository jobs,
      JobEvents events,
      ObjectStore objects,
      Results results,
      ConvertProperties properties) {
    return new Conversions(
        models,
        ids,
        new ResultCache(properties),
        results,
        objects,
        new ConversionJobs(submissions, jobs, events, objects, properties),
        properties.deadline().plus(GRACE));
  }
}
