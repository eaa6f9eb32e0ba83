package io.atelier.render.resize;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param threads that resize at once; 0 for one a core
 * @param queue pictures that may wait for a thread; more are refused with 503
 * @param deadline of one picture from its last byte on, waiting included
 * @param arrival longest a file may take to arrive
 * @param maxFile largest file
 * @param maxPixels most pixels a file may claim
 */
@Validated
@ConfigurationProperties("atelier.render.resize")
record ResizeProperties(
    @DefaultValue("0") @Min(0) int threads,
    @DefaultValue("256") @Min(1) int queue,
    @DefaultValue("10s") Duration deadline,
    @DefaultValue("20s") Duration arrival,
    @DefaultValue("20MB") DataSize maxFile,
    @DefaultValue("40000000") @Min(1) @Max(100_000_000) long maxPixels) {
  ResizeProperties {
    threads = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }
}
