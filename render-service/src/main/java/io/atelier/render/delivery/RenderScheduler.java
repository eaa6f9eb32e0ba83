package io.atelier.render.delivery;

import io.atelier.platform.web.FixedScheduler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;

@Configuration(proxyBeanMethods = false)
class RenderScheduler {
  /** Where texts are rendered: one thread a core, a bounded queue, refusal beyond it. */
  @Bean(destroyMethod = "dispose")
  Scheduler render(RenderProperties properties) {
    return FixedScheduler.of("render", properties.threads(), properties.queue());
  }
}
