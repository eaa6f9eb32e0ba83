package io.atelier.render.resize;

import io.atelier.platform.web.FixedScheduler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;

@Configuration(proxyBeanMethods = false)
class ResizeScheduler {
  /** Where pictures are resized: apart from texts, which take a hundredth of the time. */
  @Bean(destroyMethod = "dispose")
  Scheduler resizing(ResizeProperties properties) {
    return FixedScheduler.of("resize", properties.threads(), properties.queue());
  }
}
