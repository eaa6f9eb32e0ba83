package io.atelier.platform.image;

/** Arithmetic on the alpha channel, samples 0 to 255. */
final class Alpha {

  private Alpha() {}

  /** Colours weighted by their alpha, so that invisible colours do not bleed into an average. */
  static PixelImage premultiply(PixelImage image) {
    byte[] out = image.data().clone();
    for (int at = 0; at < out.length; at += 4) {
      int alpha = out[at + 3] & 0xFF;
      for (int c = at; c < at + 3; c++) {
        out[c] = (byte) (((out[c] & 0xFF) * alpha + 127) / 255);
      }
    }
    return new PixelImage(image.width(), image.height(), 4, out);
  }

  /** The inverse of {@link #premultiply}, up to rounding. */
  static PixelImage unpremultiply(PixelImage image) {
    byte[] out = image.data().clone();
    for (int at = 0; at < out.length; at += 4) {
      int alpha = Math.max(1, out[at + 3] & 0xFF);
      for (int c = at; c < at + 3; c++) {
        out[c] = (byte) Math.min(255, ((out[c] & 0xFF) * 255 + alpha / 2) / alpha);
      }
    }
    return new PixelImage(image.width(), image.height(), 4, out);
  }

  /** RGB as seen on white paper. */
  static PixelImage onWhite(PixelImage image) {
    byte[] in = image.data();
    byte[] out = new byte[in.length / 4 * 3];
    for (int from = 0, to = 0; from < in.length; from += 4) {
      int alpha = in[from + 3] & 0xFF;
      for (int c = 0; c < 3; c++) {
        out[to++] = (byte) (((in[from + c] & 0xFF) * alpha + 255 * (255 - alpha) + 127) / 255);
      }
    }
    return new PixelImage(image.width(), image.height(), 3, out);
  }

  /** RGB without regard to what was clear. */
  static PixelImage drop(PixelImage image) {
    byte[] in = image.data();
    byte[] out = new byte[in.length / 4 * 3];
    for (int from = 0, to = 0; from < in.length; from += 4, to += 3) {
      System.arraycopy(in, from, out, to, 3);
    }
    return new PixelImage(image.width(), image.height(), 3, out);
  }

  /** The colours of {@code image} with the alpha of {@code mask}. */
  static PixelImage copy(PixelImage mask, PixelImage image) {
    if (!mask.hasAlpha() || mask.width() != image.width() || mask.height() != image.height()) {
      throw new IllegalArgumentException("the mask does not fit the picture");
    }
    byte[] out = mask.data().clone();
    byte[] colours = image.data();
    for (int from = 0, to = 0; to < out.length; from += image.channels(), to += 4) {
      System.arraycopy(colours, from, out, to, 3);
    }
    return new PixelImage(image.width(), image.height(), 4, out);
  }
}
