package io.atelier.generation.job;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a job may ask for.
 *
 * @param maxFile largest image file accepted
 * @param maxPixels most pixels an image may have by its header
 * @param maxQueued jobs that may wait in all; more are refused with 503
 * @param maxQueuedPerOwner jobs of one owner that may wait; more are refused with 429
 * @param confirmTimeout how long a submission waits for the broker to confirm its permit; the
 *     sweeper publishes it again afterwards
 * @param photoThreads how many pictures are digested and measured at once
 * @param photoQueue how many more may wait for that before 503
 */
@Validated
@ConfigurationProperties("atelier.generation.jobs")
record JobProperties(
    @DefaultValue("20MB") DataSize maxFile,
    @DefaultValue("50000000") @Min(1) long maxPixels,
    @DefaultValue("10000") @Min(1) int maxQueued,
    @DefaultValue("1000") @Min(1) int maxQueuedPerOwner,
    @DefaultValue("3s") Duration confirmTimeout,
    @DefaultValue("2") @Min(1) @Max(64) int photoThreads,
    @DefaultValue("256") @Min(1) int photoQueue) {

  /** Longest prompt, in characters. */
  static final int MAX_PROMPT = 2000;

  /** Longest time a job may be given, in seconds: a day. */
  static final int MAX_DEADLINE = 86_400;

  /** Most pictures of one request. */
  static final int MAX_PICTURES = 10;

  /** Most pictures in the making that are told live. */
  static final int MAX_PREVIEWS = 3;

  /** Largest seed: 32 bits, as the common tools have them. */
  static final long MAX_SEED = 0xFFFF_FFFFL;
}
