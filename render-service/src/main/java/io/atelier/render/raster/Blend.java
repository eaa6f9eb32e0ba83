package io.atelier.render.raster;

/**
 * Arithmetic of premultiplied pixels, two channels at a time, rounded exactly. Colours are mixed as
 * the sRGB numbers they are, as browsers do.
 */
final class Blend {
  private static final int TWO = 0x00FF00FF;
  private static final int HALVES = 0x00800080;

  private Blend() {}

  /** All four channels times {@code factor} / 255. */
  static int scale(int pixel, int factor) {
    int low = (pixel & TWO) * factor + HALVES;
    int high = (pixel >>> 8 & TWO) * factor + HALVES;
    low = (low + (low >>> 8 & TWO)) >>> 8 & TWO;
    high = high + (high >>> 8 & TWO) & ~TWO;
    return high | low;
  }

  /** The part {@code share} / 255 of one pixel and the rest of another. */
  static int mix(int above, int below, int share) {
    int rest = 255 - share;
    int low = (above & TWO) * share + (below & TWO) * rest + HALVES;
    int high = (above >>> 8 & TWO) * share + (below >>> 8 & TWO) * rest + HALVES;
    low = (low + (low >>> 8 & TWO)) >>> 8 & TWO;
    high = high + (high >>> 8 & TWO) & ~TWO;
    return high | low;
  }

  static int over(int above, int below) {
    int alpha = above >>> 24;
    return alpha == 255 ? above : alpha == 0 ? below : above + scale(below, 255 - alpha);
  }

  static int premultiplied(int argb) {
    int alpha = argb >>> 24;
    return alpha == 255 ? argb : alpha << 24 | scale(argb, alpha) & 0xFFFFFF;
  }

  static int unpremultiplied(int pixel) {
    int alpha = pixel >>> 24;
    if (alpha == 255 || alpha == 0) {
      return pixel;
    }
    int argb = alpha;
    for (int shift = 16; shift >= 0; shift -= 8) {
      argb = argb << 8 | Math.min(255, ((pixel >> shift & 0xFF) * 255 + alpha / 2) / alpha);
    }
    return argb;
  }

  /** A row of an opaque colour through a mask onto {@code pixels}. */
  static void opaque(int color, byte[] coverage, int from, int[] pixels, int to, int count) {
    for (int i = 0; i < count; i++) {
      int share = coverage[from + i] & 0xFF;
      if (share == 255) {
        pixels[to + i] = color;
      } else if (share != 0) {
        pixels[to + i] = mix(color, pixels[to + i], share);
      }
    }
  }

  /** A row of colours through a mask onto {@code pixels}, all times {@code opacity} / 255. */
  static void over(
      int[] colors, byte[] coverage, int from, int opacity, int[] pixels, int to, int count) {
    for (int i = 0; i < count; i++) {
      int share = coverage[from + i] & 0xFF;
      if (share != 0) {
        int factor = opacity == 255 ? share : (share * opacity + 127) / 255;
        int color = factor == 255 ? colors[i] : scale(colors[i], factor);
        pixels[to + i] = over(color, pixels[to + i]);
      }
    }
  }

  /** A row of colours onto {@code pixels}, all times {@code opacity} / 255. */
  static void over(int[] colors, int from, int opacity, int[] pixels, int to, int count) {
    for (int i = 0; i < count; i++) {
      int color = opacity == 255 ? colors[from + i] : scale(colors[from + i], opacity);
      pixels[to + i] = over(color, pixels[to + i]);
    }
  }

  /** Colours replace what lies under them. */
  static void replace(int[] colors, int from, int opacity, int[] pixels, int to, int count) {
    for (int i = 0; i < count; i++) {
      pixels[to + i] = opacity == 255 ? colors[from + i] : scale(colors[from + i], opacity);
    }
  }

  /** What lies under is kept as far as the colours' alpha says. */
  static void keep(int[] colors, int from, int opacity, int[] pixels, int to, int count) {
    for (int i = 0; i < count; i++) {
      int alpha = ((colors[from + i] >>> 24) * opacity + 127) / 255;
      pixels[to + i] = scale(pixels[to + i], alpha);
    }
  }
}
