package io.atelier.render.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * Parameters as a query or a JSON body gives them; what is null takes its default. Decimals are
 * {@link BigDecimal} because it knows no NaN.
 *
 * @param text at most 5,000 grapheme clusters
 * @param width logical pixels
 * @param height logical pixels; as tall as the text if null
 * @param font name of a bundled font
 * @param size font size in logical pixels
 * @param color CSS hex or name
 * @param background CSS hex or name
 * @param lineHeight multiple of {@code size}
 * @param padding logical pixels
 * @param quality of JPEG
 * @param scale device pixels a logical pixel
 */
record TextRequest(
    @NotBlank @Size(max = MAX_UNITS) String text,
    @Nullable @Min(1) @Max(4096) Integer width,
    @Nullable @Min(1) @Max(4096) Integer height,
    @Nullable String font,
    @Nullable @DecimalMin("1") @DecimalMax("1024") BigDecimal size,
    @Nullable String color,
    @Nullable String background,
    @Nullable
        @Pattern(
            regexp = "start|left|center|right",
            message = "must be start, left, center or right")
        String align,
    @Nullable @DecimalMin("0") @DecimalMax("2048") BigDecimal padding,
    @Nullable
        @DecimalMin("0.5")
        @DecimalMax("5")
        @BindParam("line_height")
        @JsonProperty("line_height")
        BigDecimal lineHeight,
    @Nullable @Pattern(regexp = "png|jpeg", message = "must be png or jpeg") String format,
    @Nullable @Min(1) @Max(100) Integer quality,
    @Nullable @Pattern(regexp = "1|1\\.0|1\\.5|2|2\\.0|3|3\\.0", message = "must be 1, 1.5, 2 or 3")
        String scale) {
  /** A grapheme cluster can be long; this bounds the whole text in UTF-16 units. */
  private static final int MAX_UNITS = 20_000;

  /** All defaults but the format. */
  static TextRequest of(String text, String format) {
    return new TextRequest(
        text, null, null, null, null, null, null, null, null, null, format, null, null);
  }
}
