package io.atelier.auth.token;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

  private static final int SIGNATURES_WAITING = 500;

  @Bean(destroyMethod = "dispose")
  Scheduler signing() {
    int threads = Runtime.getRuntime().availableProcessors();
    return Schedulers.newBoundedElastic(threads, SIGNATURES_WAITING, "signing");
  }
}
