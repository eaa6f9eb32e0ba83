package io.atelier.auth.password;

import io.atelier.platform.web.FixedScheduler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import reactor.core.scheduler.Scheduler;

@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;

  @Bean
  PasswordEncoder argon2(PasswordProperties cost) {
    return new Argon2PasswordEncoder(
        SALT_BYTES, HASH_BYTES, LANES, cost.memoryInKibibytes(), cost.iterations());
  }

  @Bean(destroyMethod = "dispose")
  Scheduler hashing(PasswordProperties cost) {
    return FixedScheduler.of("argon2", cost.threadsOrCores(), cost.queue());
  }
}
