package io.atelier.generation.job;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
class JobConfiguration {
  /** Decodes base64, digests and measures pictures: CPU that would hold up an event loop. */
  @Bean(destroyMethod = "dispose")
  Scheduler photoScheduler(JobProperties properties) {
    return Schedulers.newBoundedElastic(
        properties.photoThreads(), properties.photoQueue(), "photos");
  }
}
