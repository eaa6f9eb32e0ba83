package io.atelier.auth.token;

import io.atelier.platform.web.FixedScheduler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;

@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

  private static final int SIGNATURES_WAITING = 500;

  @Bean(destroyMethod = "dispose")
  Scheduler signing() {
    int threads = Runtime.getRuntime().availableProcessors();
    return FixedScheduler.of("signing", threads, SIGNATURES_WAITING);
  }
}
