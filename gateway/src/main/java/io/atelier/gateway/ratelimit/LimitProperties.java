package io.atelier.gateway.ratelimit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param policies by the name routes refer to
 * @param redisDeadline how long a request waits for Redis before the local buckets decide
 * @param localBuckets how many local buckets are kept while Redis is away
 */
@Validated
@ConfigurationProperties("atelier.gateway.limits")
record LimitProperties(
    @NotEmpty Map<String, @Valid LimitPolicy> policies,
    @DefaultValue("50ms") Duration redisDeadline,
    @DefaultValue("50000") @Positive int localBuckets) {

  LimitPolicy policy(String name) {
    LimitPolicy policy = policies.get(name);
    if (policy == null) {
      throw new IllegalArgumentException("no rate-limit policy called " + name);
    }
    return policy;
  }
}
