package io.atelier.generation.model;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a version that was given users goes back by itself.
 *
 * @param watch how long after the change it is watched; 0 never
 * @param window so many of its latest pictures count
 * @param samples so many pictures it must have made before it is judged
 * @param failures so much more of them may fail than of the versions beside it, of 1
 * @param slowdown so many times as long as theirs may its median picture take
 */
@Validated
@ConfigurationProperties("atelier.generation.models.rollback")
record RollbackProperties(
    @DefaultValue("1h") Duration watch,
    @DefaultValue("100") @Min(5) @Max(10_000) int window,
    @DefaultValue("20") @Min(1) int samples,
    @DefaultValue("0.1") @DecimalMin("0") @DecimalMax("1") double failures,
    @DefaultValue("3") @DecimalMin("1") double slowdown) {}
