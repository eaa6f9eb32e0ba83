package io.atelier.render.delivery;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param threads that render at once; 0 for one a core
 * @param queue texts that may wait for a thread; more are refused with 503
 * @param deadline of one rendering, waiting included
 * @param maxAge how long clients and proxies may keep a picture
 */
@Validated
@ConfigurationProperties("atelier.render")
record RenderProperties(
    @DefaultValue("0") @Min(0) int threads,
    @DefaultValue("256") @Min(1) int queue,
    @DefaultValue("5s") Duration deadline,
    @DefaultValue("1d") Duration maxAge) {
  RenderProperties {
    threads = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }
}
