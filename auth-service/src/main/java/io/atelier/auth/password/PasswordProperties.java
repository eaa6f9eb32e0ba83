package io.atelier.auth.password;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What one Argon2id hash costs and how many run. ADR 0005 has the figures.
 *
 * @param memory memory one hash fills
 * @param iterations passes over that memory
 * @param threads hashes at once; 0 means one a core
 * @param queue hashes that may wait before callers get 503
 */
@Validated
@ConfigurationProperties("atelier.auth.passwords")
record PasswordProperties(
    @DefaultValue("7MB") DataSize memory,
    @Min(1) @DefaultValue("5") int iterations,
    @PositiveOrZero @Max(64) @DefaultValue("0") int threads,
    @Min(1) @DefaultValue("256") int queue) {

  int threadsOrCores() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  int memoryInKibibytes() {
    return Math.toIntExact(memory.toKilobytes());
  }
}
