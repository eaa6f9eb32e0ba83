package io.atelier.render.font.user;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
class FontScheduler {
  /** Where fonts are checked and opened: up to a second of CPU each, so one at a time. */
  @Bean(destroyMethod = "dispose")
  Scheduler fontChecks(FontProperties properties) {
    return Schedulers.newBoundedElastic(1, properties.queue(), "font-checks");
  }
}
