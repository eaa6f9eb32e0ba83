package io.atelier.platform.objectstore;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where objects lie when they lie in files.
 *
 * @param dir the folder; {@code objects} under {@code atelier.data.dir} when absent
 * @param threads how many file operations run at once
 * @param queue how many more may wait before the store refuses
 */
@Validated
@ConfigurationProperties("atelier.objects")
record ObjectStoreProperties(
    @Nullable Path dir,
    @DefaultValue("4") @Min(1) @Max(64) int threads,
    @DefaultValue("512") @Min(1) int queue) {}
