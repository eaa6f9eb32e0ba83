package io.atelier.generation.inference;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How models are run.
 *
 * @param workers threads that run models; 0 means one a core, or one a GPU where there are some
 * @param queue pictures that may wait for a worker; more are refused with 503
 * @param deadline for a picture at standard detail, waiting included; 504 afterwards
 * @param fullDeadline for a picture at full detail, or one drawn step by step, waiting included;
 *     504 afterwards
 * @param modelMemory what models in memory may take together, estimated; beyond, the one not used
 *     for longest is unloaded
 * @param maxPixels most pixels a picture may have by its header
 * @param enlargement how much larger than the model painted it a result may be, to match its
 *     input's size; 1 leaves results as painted
 * @param driftWindow how many of a model's latest photos are compared with its first ones
 * @param quality of JPEG and WebP output, 1 to 100
 */
@Validated
@ConfigurationProperties("atelier.generation.inference")
record InferenceProperties(
    @DefaultValue("0") @Min(0) @Max(64) int workers,
    @DefaultValue("64") @Min(1) int queue,
    @DefaultValue("30s") Duration deadline,
    @DefaultValue("110s") Duration fullDeadline,
    @DefaultValue("3GB") DataSize modelMemory,
    @DefaultValue("50000000") @Min(1) long maxPixels,
    @DefaultValue("2") @Min(1) @Max(4) int enlargement,
    @DefaultValue("200") @Min(2) @Max(10_000) int driftWindow,
    @DefaultValue("92") @Min(1) @Max(100) int quality) {

  Duration deadline(Detail detail) {
    return detail == Detail.FULL ? fullDeadline : deadline;
  }
}
