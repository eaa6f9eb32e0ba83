package io.atelier.gallery.image;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxPixels largest picture taken in, in pixels; four bytes each while it is processed
 * @param thumbnailWidths widths kept beside the picture itself, in pixels
 * @param quality JPEG and WebP quality of the picture itself, 1 to 100
 * @param thumbnailQuality JPEG quality of the smaller sizes, 1 to 100
 * @param intakeThreads how many request bodies are decoded and examined at once
 * @param intakeQueue how many more may wait before requests are refused
 * @param renderThreads how many pictures are rendered at once
 */
@Validated
@ConfigurationProperties("atelier.gallery.images")
record ImageProperties(
    @DefaultValue("25000000") @Positive long maxPixels,
    @DefaultValue({"640", "320"}) @NotEmpty List<@Positive Integer> thumbnailWidths,
    @DefaultValue("90") @Min(1) @Max(100) int quality,
    @DefaultValue("80") @Min(1) @Max(100) int thumbnailQuality,
    @DefaultValue("2") @Min(1) int intakeThreads,
    @DefaultValue("64") @Min(1) int intakeQueue,
    @DefaultValue("2") @Min(1) int renderThreads) {

  ImageProperties {
    thumbnailWidths = thumbnailWidths.stream().sorted((a, b) -> b - a).toList();
  }
}
