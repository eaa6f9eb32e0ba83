package io.atelier.render.pipeline;

import io.atelier.render.encode.OutputFormat;
import io.atelier.render.font.FontFamily;

/**
 * What is to be drawn, validated and complete. Lengths are logical pixels; {@code scale} makes
 * device pixels of them.
 *
 * @param height 0 for as tall as the text
 * @param size font size
 * @param lineHeight distance of baselines as a multiple of {@code size}
 * @param padding kept free on all four sides
 * @param color ARGB, not premultiplied
 * @param background ARGB, not premultiplied
 * @param quality 1 to 100, for JPEG; 0 for PNG
 */
public record TextCard(
    String text,
    int width,
    int height,
    FontFamily font,
    double size,
    double lineHeight,
    double padding,
    Alignment alignment,
    int color,
    int background,
    double scale,
    OutputFormat format,
    int quality) {
  /** Longest edge of a picture in device pixels. */
  public static final int MAX_EDGE = 4096;

  /** Most device pixels of a picture: 16 × 2^20. */
  public static final int MAX_PIXELS = 16 << 20;

  /** Width in device pixels. */
  int deviceWidth() {
    return (int) Math.round(width * scale);
  }

  /** Height in device pixels, or the greatest allowed where the text decides. */
  int deviceHeightLimit() {
    return height == 0
        ? Math.min(MAX_EDGE, MAX_PIXELS / deviceWidth())
        : (int) Math.round(height * scale);
  }

  /** Whether the text decides how tall the picture is. */
  boolean fitsHeight() {
    return height == 0;
  }

  /** Width of a line in device pixels. */
  double lineWidth() {
    return Math.max(0, deviceWidth() - 2 * padding * scale);
  }

  /** Distance of baselines in device pixels. */
  double lineAdvance() {
    return size * lineHeight * scale;
  }
}
